package io.sparkone.api.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.OtherService;
import io.sparkone.platform.golden.GoldenEvents;

@QuarkusTest
class BriefTest {

    @Inject
    RedisDataSource redis;

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private final Client client = Client.owner();
    private final LocalDate day = LocalDate.of(2041, 1, 1).plusDays(System.nanoTime() % 20_000);

    @Test
    void briefOfADayHoldsItsOpenTasksAndTheEventsOfTwoDays() {
        int due = task(day + "T17:00:00-03:00");
        int done = task(day + "T18:00:00-03:00");
        client.patch("/tasks/" + done + "/status", Map.of("status", "completed"));
        task(day.minusDays(1) + "T17:00:00-03:00");
        event("today", day + "T23:30:00-03:00", null);
        event("tomorrow", day.plusDays(1) + "T00:00:00-03:00", null);
        event("daily", day.minusDays(7) + "T08:00:00-03:00", "FREQ=DAILY;COUNT=9");

        client.get("/brief/structured?date=" + day).then().statusCode(200).body("date", equalTo(day.toString()))
                .body("timezone", equalTo("America/Sao_Paulo")).body("today_tasks.id", contains(due))
                .body("overdue_tasks.id", not(hasItem(done)))
                .body("today_events.title", contains("daily", "today"))
                .body("tomorrow_events.title", contains("tomorrow", "daily"));
    }

    @Test
    void textIsInTheLanguageAsked() {
        task(day + "T17:00:00-03:00");

        assertThat(client.get("/brief/text?lang=pt-BR&date=" + day).then().statusCode(200).extract()
                .<String>path("brief")).startsWith("Resumo de").contains("Tarefas do dia", "17:00")
                .doesNotContain("hoje");
        assertThat(client.get("/brief/text?lang=en&date=" + day).<String>path("brief")).startsWith("Brief for")
                .contains("Tasks of the day").doesNotContain("today");
    }

    @Test
    void theBriefOfTodaySaysToday() {
        task(LocalDate.now(ZONE).atTime(23, 58).atZone(ZONE).toOffsetDateTime().toString());

        assertThat(client.get("/brief/text?lang=pt-BR").<String>path("brief")).contains("Tarefas de hoje");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date=tomorrow", "date=2026-02-30", "date=%2B999999999-01-01", "lang=fr"})
    void badParameterIsABadRequest(String query) {
        client.get("/brief/text?" + query).then().statusCode(400);
    }

    @Test
    void briefTellsOfSyncBackupAndNoticesThatFailed() {
        String failed = UUID.randomUUID().toString();
        String rescued = UUID.randomUUID().toString();
        new OtherService(redis, "sync").publish("sync.run.finished", "run/1", GoldenEvents.data("sync.run.finished"));
        new OtherService(redis, "backup").publish("backup.completed", "backup/1",
                GoldenEvents.data("backup.completed"));
        new OtherService(redis, "backup").publish("backup.verified", "backup/1", GoldenEvents.data("backup.verified"));
        OtherService notify = new OtherService(redis, "notify");
        notify.publish("notification.failed", "notification/" + failed, delivery("notification.failed", failed, "f"));
        notify.publish("notification.failed", "notification/" + rescued,
                delivery("notification.failed", rescued, "r"));
        notify.publish("notification.delivered", "notification/" + rescued,
                delivery("notification.delivered", rescued, "r"));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> client.get("/brief/structured").then()
                .statusCode(200).body("sync.find {it.link == 'notion'}.status", equalTo("success"))
                .body("backup.status", equalTo("verified"))
                .body("failed_notifications.recipient", hasItem("f" + failed))
                .body("failed_notifications.recipient", not(hasItem("r" + rescued))));
        assertThat(client.get("/brief/text?lang=en").<String>path("brief")).contains("Sync with notion: up to date",
                "Backup verified", "Notices that did not arrive");
    }

    private static String delivery(String type, String id, String recipient) {
        return GoldenEvents.data(type).replace("8f14e45f-ceea-4e7a-9c1b-0242ac120003", id)
                .replaceAll("\"recipient\": \"[^\"]*\"", "\"recipient\": \"" + recipient + id + "\"")
                .replaceAll("\"at\": \"[^\"]*\"", "\"at\": \"" + Instant.now() + "\"");
    }

    private int task(String due) {
        return client.post("/tasks", Map.of("title", "t", "due_at", due)).then().statusCode(201).extract().jsonPath()
                .getInt("id");
    }

    private void event(String title, String start, String rule) {
        Map<String, Object> body = rule == null
                ? Map.of("title", title, "start_at", start)
                : Map.of("title", title, "start_at", start, "recurrence", rule);
        client.post("/events", body).then().statusCode(201);
    }
}
