package io.sparkone.api.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;

/** What was written before somebody's zone changes means afterwards what it meant then. */
@QuarkusTest
class ZoneChangeTest {

    private static final String PASSWORD = "a password of hers";

    private final Client owner = Client.owner();
    private final Client eva = Client.of("eva", PASSWORD);
    // tomorrow, so that feeds show it; the names tell it from what other tests make
    private final LocalDate day = LocalDate.now().plusDays(1);
    private final String name = "zone " + System.nanoTime();

    @BeforeEach
    void createUser() {
        owner.post("/auth/users", Map.of("name", "eva", "role", "member", "password", PASSWORD)).then()
                .statusCode(201);
        moveTo("America/Sao_Paulo");
    }

    @AfterEach
    void removeUser() {
        eva.request().body("{}").put("/preferences").then().statusCode(200);
        owner.delete("/auth/users/eva");
    }

    @Test
    void wholeDayStaysThatDay() {
        create("/events", Map.of("start_at", day + "T00:00:00-03:00", "end_at", day.plusDays(1) + "T00:00:00-03:00",
                "all_day", true)).then().statusCode(201).body("time_zone", equalTo("America/Sao_Paulo"));
        String feed = eva.post("/auth/calendar-feeds", "{\"name\": \"phone\"}").path("url");

        for (String zone : List.of("America/Los_Angeles", "Asia/Tokyo")) {
            moveTo(zone);

            assertThat(titles(day, "today_events")).contains(name);
            assertThat(titles(day.minusDays(1), "today_events")).doesNotContain(name);
            assertThat(titles(day.minusDays(1), "tomorrow_events")).contains(name);
            String calendar = RestAssured.get(feed.replaceAll("^.*/events", "/events")).asString();
            assertThat(calendar).contains("X-WR-TIMEZONE:" + zone);
            assertThat(calendar.split("SUMMARY:" + name)[0]).endsWith("DTSTART;VALUE=DATE:" + plain(day)
                    + "\r\nDTEND;VALUE=DATE:" + plain(day.plusDays(1)) + "\r\n");
        }
    }

    @Test
    void repeatedEventKeepsTheTimeOfTheZoneInWhichItWasMade() {
        moveTo("America/New_York");
        create("/events", Map.of("start_at", "2027-03-10T09:00:00-05:00", "recurrence", "FREQ=WEEKLY")).then()
                .statusCode(201).body("time_zone", equalTo("America/New_York"));

        moveTo("Asia/Tokyo");

        // clocks go forward in New York on 14 March 2027, and never in Tokyo or São Paulo
        for (Client reader : List.of(eva, owner)) {
            reader.get("/brief/structured?date=2027-03-10").then().body(startOf(), hasItem("2027-03-10T14:00:00Z"));
            reader.get("/brief/structured?date=2027-03-17").then().body(startOf(), hasItem("2027-03-17T13:00:00Z"));
        }
    }

    @Test
    void singleEventAndTaskStayAtTheirInstant() {
        int event = create("/events", Map.of("start_at", day + "T14:00:00-03:00")).then().statusCode(201)
                .body("time_zone", equalTo(null)).extract().path("id");
        int task = create("/tasks", Map.of("due_at", day + "T14:00:00-03:00")).path("id");

        moveTo("Asia/Tokyo");

        eva.get("/events/" + event).then().body("start_at", equalTo(day + "T17:00:00Z")).body("version", equalTo(1));
        eva.get("/tasks/" + task).then().body("due_at", equalTo(day + "T17:00:00Z")).body("version", equalTo(1));
    }

    @Test
    void taskOfAWholeDayStaysThatDayForItsWriterAndNobodyElsesMoves() {
        int hers = create("/tasks", Map.of("due_at", day + "T23:59:00-03:00")).path("id");
        int owners = owner.post("/tasks", Map.of("title", name, "due_at", day + "T23:59:00-03:00")).path("id");

        moveTo("Asia/Tokyo");

        eva.get("/tasks/" + hers).then().body("due_at", equalTo(day + "T14:59:00Z"));
        owner.get("/tasks/" + owners).then().body("due_at", equalTo(day.plusDays(1) + "T02:59:00Z"));
        moveTo("America/Sao_Paulo");
        eva.get("/tasks/" + hers).then().body("due_at", equalTo(day.plusDays(1) + "T02:59:00Z"));
    }

    @Test
    void daysThatSomebodyElsewhereGivesAnEventAreThoseOfTheirZone() {
        int event = create("/events", Map.of("start_at", day + "T00:00:00-03:00", "all_day", true)).path("id");
        moveTo("Asia/Tokyo");

        eva.patch("/events/" + event, Map.of("start_at", day.plusDays(3) + "T00:00:00+09:00")).then().statusCode(200)
                .body("time_zone", equalTo("Asia/Tokyo"));
        eva.patch("/events/" + event, Map.of("title", name + " b")).then().body("time_zone", equalTo("Asia/Tokyo"));

        owner.get("/brief/structured?date=" + day.plusDays(3)).then().body("today_events.title", hasItem(name + " b"));
        owner.get("/brief/structured?date=" + day.plusDays(2)).then()
                .body("today_events.title", not(hasItem(name + " b")));
    }

    private Response create(String path, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.putAll(Map.of("title", name, "sender", "eva"));
        return eva.post(path, body);
    }

    private void moveTo(String zone) {
        eva.request().body(Map.of("timezone", zone)).put("/preferences").then().statusCode(200);
    }

    private List<String> titles(LocalDate date, String list) {
        return eva.get("/brief/structured?date=" + date).then().statusCode(200).extract().path(list + ".title");
    }

    private String startOf() {
        return "today_events.findAll { it.title == '" + name + "' }.start_at";
    }

    private static String plain(LocalDate date) {
        return date.toString().replace("-", "");
    }
}
