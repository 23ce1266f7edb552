package io.sparkone.api.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;

/** What repeats at a time that the clocks of its zone skip on one day, or show twice. */
@QuarkusTest
class ClockChangeTest {

    private static final String PASSWORD = "a password of hers";
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime SKIPPED = LocalTime.of(2, 30);
    private static final LocalTime TWICE = LocalTime.of(1, 30);

    private final Client owner = Client.owner();
    private final Client eva = Client.of("eva", PASSWORD);
    private final String name = "clocks " + System.nanoTime();

    @BeforeEach
    void createUser() {
        owner.post("/auth/users", Map.of("name", "eva", "role", "member", "password", PASSWORD)).then()
                .statusCode(201);
        eva.request().body(Map.of("timezone", NEW_YORK.getId())).put("/preferences").then().statusCode(200);
    }

    @AfterEach
    void removeUser() {
        eva.request().body("{}").put("/preferences").then().statusCode(200);
        owner.delete("/auth/users/eva");
    }

    @Test
    void taskIsDueLaterThatDayAndBackAtItsTimeTheNext() {
        LocalDate day = next(ZoneOffsetTransition::isGap);
        eva.post("/tasks", Map.of("title", name, "sender", "eva", "due_at", at(day.minusDays(1), SKIPPED).toString(),
                "recurrence", "FREQ=DAILY")).then().statusCode(201);

        complete();
        assertThat(due()).containsExactly(at(day, LocalTime.of(3, 30)).toString());
        complete();
        assertThat(due()).containsExactly(at(day.plusDays(1), SKIPPED).toString());
    }

    @Test
    void taskIsDueOnceWhereItsTimeComesTwice() {
        LocalDate day = next(ZoneOffsetTransition::isOverlap);
        eva.post("/tasks", Map.of("title", name, "sender", "eva", "due_at", at(day.minusDays(1), TWICE).toString(),
                "recurrence", "FREQ=DAILY")).then().statusCode(201);

        complete();
        assertThat(due()).containsExactly(at(day, TWICE).toString());
        complete();
        assertThat(due()).containsExactly(at(day.plusDays(1), TWICE).toString());
    }

    @Test
    void eventTakesPlaceLaterThatDayAndIsBackAtItsTimeTheNext() {
        LocalDate day = next(ZoneOffsetTransition::isGap);
        create(day.minusDays(1), SKIPPED);

        assertThat(starts(day.minusDays(1), 3)).containsExactly(at(day.minusDays(1), SKIPPED),
                at(day, LocalTime.of(3, 30)), at(day.plusDays(1), SKIPPED));
        assertThat(feed()).isEqualTo(starts(day.minusDays(1), 3));
    }

    @Test
    void eventTakesPlaceOnceWhereItsTimeComesTwice() {
        LocalDate day = next(ZoneOffsetTransition::isOverlap);
        create(day.minusDays(1), TWICE);

        assertThat(starts(day.minusDays(1), 3)).containsExactly(at(day.minusDays(1), TWICE), at(day, TWICE),
                at(day.plusDays(1), TWICE));
        assertThat(feed()).isEqualTo(starts(day.minusDays(1), 3));
    }

    /** A week or more ahead, so that what began the day before is still to come. */
    private static LocalDate next(Predicate<ZoneOffsetTransition> kind) {
        return Stream
                .iterate(NEW_YORK.getRules().nextTransition(Instant.now().plusSeconds(7 * 86_400)),
                        change -> NEW_YORK.getRules().nextTransition(change.getInstant()))
                .filter(kind).findFirst().orElseThrow().getDateTimeBefore().toLocalDate();
    }

    /** The first of two times, as the user's calendar shows it. */
    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(NEW_YORK).toInstant();
    }

    private void create(LocalDate day, LocalTime time) {
        eva.post("/events", Map.of("title", name, "start_at", at(day, time).toString(), "recurrence",
                "FREQ=DAILY;COUNT=3")).then().statusCode(201);
    }

    private void complete() {
        int id = eva.get("/tasks?status=pending&q=" + name).path("tasks[0].id");
        eva.patch("/tasks/" + id + "/status", Map.of("status", "completed")).then().statusCode(200);
    }

    private List<String> due() {
        return eva.get("/tasks?status=pending&q=" + name).path("tasks.due_at");
    }

    private List<Instant> starts(LocalDate first, int days) {
        return first.datesUntil(first.plusDays(days)).flatMap(day -> eva.get("/brief/structured?date=" + day)
                .jsonPath().getList("today_events.findAll { it.title == '" + name + "' }.start_at", String.class)
                .stream()).map(Instant::parse).toList();
    }

    private List<Instant> feed() {
        String address = eva.post("/auth/calendar-feeds", Map.of("name", "phone")).path("url");
        String text = RestAssured.get(address.replaceAll("^.*/events", "/events")).asString();
        return Stream.of(text.split("BEGIN:VEVENT")).filter(event -> event.contains("SUMMARY:" + name))
                .map(event -> event.replaceAll("(?s).*DTSTART:(....)(..)(..T..)(..)(..Z).*", "$1-$2-$3:$4:$5"))
                .map(Instant::parse).toList();
    }
}
