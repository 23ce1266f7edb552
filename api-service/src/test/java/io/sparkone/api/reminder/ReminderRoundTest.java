package io.sparkone.api.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.Told;

@QuarkusTest
class ReminderRoundTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    @Inject
    ReminderRound round;

    private final Client client = Client.owner();
    // years ahead, so that neither other tests nor the scheduled rounds meet these tasks
    private final LocalDate day = LocalDate.of(2031, 1, 1).plusDays(System.nanoTime() % 20_000);

    @AfterEach
    void resetPreferences() {
        client.request().body("{}").put("/preferences").then().statusCode(200);
    }

    @Test
    void everythingIsSaidOnceHoweverOftenAndManyLook() throws Exception {
        int task = create("/tasks", Map.of("title", "pay", "due_at", at(17, 0).toString()));
        create("/events", Map.of("title", "meet", "start_at", at(17, 10).toString(), "location", "room 3"));
        ExecutorService instances = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> rounds = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                rounds.add(() -> {
                    round.run(at(16, 45));
                    return null;
                });
            }
            for (Future<Void> done : instances.invokeAll(rounds)) {
                done.get();
            }
        } finally {
            instances.shutdown();
        }

        assertThat(said("deadline/" + task + "/")).hasSize(1).first().asString().contains("pay");
        assertThat(said("event/", at(17, 10))).singleElement().asString().contains("meet", "room 3");
    }

    @Test
    void overdueTaskIsRecalledAfterDowntimeAndCompletedOnesAreNot() {
        int open = create("/tasks", Map.of("title", "open", "due_at", at(9, 0).toString()));
        int done = create("/tasks", Map.of("title", "done", "due_at", at(9, 0).toString()));
        client.patch("/tasks/" + done + "/status", "{\"status\": \"completed\"}");

        round.run(at(9, 0).plus(Duration.ofHours(5)));

        assertThat(said("overdue/" + open + "/")).hasSize(1);
        assertThat(said("overdue/" + done + "/")).isEmpty();
        assertThat(said("deadline/" + open + "/")).isEmpty();
    }

    @Test
    void postponedTaskIsRecalledAgainForItsNewTime() {
        int task = create("/tasks", Map.of("title", "pay", "due_at", at(9, 0).toString()));
        round.run(at(8, 30));
        client.patch("/tasks/" + task, Map.of("due_at", at(18, 0).toString()));

        round.run(at(17, 30));

        assertThat(said("deadline/" + task + "/")).hasSize(2);
    }

    @Test
    void dailyBriefIsSentOnceAtThePreferredTimeInThePreferredLanguage() {
        client.request().body("{\"brief_time\": \"06:30\", \"language\": \"en\"}").put("/preferences").then()
                .statusCode(200);

        round.run(at(6, 29));
        assertThat(said("brief/" + day)).isEmpty();
        round.run(at(6, 30));
        round.run(at(7, 0));
        assertThat(said("brief/" + day)).singleElement().asString().startsWith("Brief for");
    }

    @Test
    void briefOfADayIsSentOnceThoughTheZoneChangesOnThatDay() {
        round.run(at(8, 0));
        moveTo("America/New_York");
        // the same morning, as late as it is there
        round.run(ZonedDateTime.of(day, LocalTime.of(8, 0), ZoneId.of("America/New_York")).toInstant());
        moveTo("Asia/Tokyo");
        round.run(ZonedDateTime.of(day.plusDays(1), LocalTime.of(8, 0), ZoneId.of("Asia/Tokyo")).toInstant());

        assertThat(said("brief/" + day)).hasSize(1);
        assertThat(said("brief/" + day.plusDays(1))).hasSize(1);
    }

    private void moveTo(String zone) {
        client.request().body(Map.of("timezone", zone)).put("/preferences").then().statusCode(200);
    }

    @Test
    void quietHoursHoldWhatCanWait() {
        client.request().body("{\"quiet_from\": \"12:00\", \"quiet_to\": \"14:00\"}").put("/preferences").then()
                .statusCode(200);
        int waits = create("/tasks", Map.of("title", "waits", "due_at", at(18, 0).toString()));
        int hurries = create("/tasks", Map.of("title", "hurries", "due_at", at(13, 30).toString()));

        round.run(at(12, 30));
        assertThat(said("deadline/" + waits + "/")).isEmpty();
        assertThat(said("deadline/" + hurries + "/")).hasSize(1);
        round.run(at(14, 0));
        assertThat(said("deadline/" + waits + "/")).hasSize(1);
    }

    @Test
    void everyUserWithANumberHasTheirOwnBriefAndRemindersInTheirZoneAndLanguage() {
        String number = "5511987650001";
        client.post("/auth/users", Map.of("name", "kenji", "role", "member", "password", "a password of his", "number",
                number)).then().statusCode(201);
        try {
            Client.of("kenji", "a password of his").request()
                    .body("{\"timezone\": \"Asia/Tokyo\", \"language\": \"en\", \"brief_time\": \"07:00\"}")
                    .put("/preferences").then().statusCode(200);
            int his = create("/tasks", Map.of("title", "sushi", "due_at", at(17, 0).toString(), "channel", "whatsapp",
                    "sender", number));

            // 07:00 of the day in Tokyo is 19:00 of the day before in São Paulo
            round.run(at(0, 0).minus(Duration.ofHours(5)));
            assertThat(said("brief/" + day + "/kenji")).singleElement().asString().startsWith("Brief for");
            assertThat(said("brief/" + day)).hasSize(1);
            round.run(at(16, 45));
            assertThat(said("deadline/" + his + "/")).singleElement().asString().contains("sushi");
            assertThat(requested("deadline/" + his + "/", "to")).containsExactly(number);
        } finally {
            client.delete("/auth/users/kenji").then().statusCode(204);
        }
    }

    private int create(String path, Map<String, Object> body) {
        return client.post(path, body).then().statusCode(201).extract().jsonPath().getInt("id");
    }

    private Instant at(int hour, int minute) {
        return ZonedDateTime.of(day, LocalTime.of(hour, minute), ZONE).toInstant();
    }

    private static List<String> said(String prefix) {
        return requested(prefix, "text");
    }

    private static List<String> requested(String prefix, String field) {
        return Told.ofType("notification.requested").stream()
                .filter(told -> told.data().get("key").asText().startsWith(prefix))
                .map(told -> told.data().get(field).asText()).toList();
    }

    private static List<String> said(String prefix, Instant start) {
        return Told.ofType("notification.requested").stream()
                .filter(told -> told.data().get("key").asText().startsWith(prefix)
                        && told.data().get("key").asText().endsWith("/" + start.getEpochSecond()))
                .map(told -> told.data().get("text").asText()).toList();
    }
}
