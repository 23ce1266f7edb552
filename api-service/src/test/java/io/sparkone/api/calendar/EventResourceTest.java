package io.sparkone.api.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.Told;

@QuarkusTest
class EventResourceTest {

    private final Client client = Client.owner();
    private final String mark = UUID.randomUUID().toString();

    @Test
    void eventIsCreatedChangedDeletedAndRestored() {
        int id = client.post("/events", """
                {"title": "reunião", "start_at": "2030-11-20T14:00:00-03:00", "end_at": "2030-11-20T15:00:00-03:00",
                 "location": "sala 3"}""").then().statusCode(201).header("ETag", "\"1\"")
                .body("start_at", equalTo("2030-11-20T17:00:00Z")).body("$", not(hasKey("meant_at")))
                .body("status", equalTo("confirmed")).extract().jsonPath().getInt("id");

        client.patch("/events/" + id, "{\"location\": null, \"status\": \"tentative\"}").then().statusCode(200)
                .body("location", nullValue()).body("status", equalTo("tentative")).body("version", equalTo(2));
        client.request().header("If-Match", "\"1\"").body("{\"title\": \"b\"}").patch("/events/" + id).then()
                .statusCode(412);
        client.delete("/events/" + id).then().statusCode(204);
        client.get("/events/" + id).then().statusCode(404);
        client.request().post("/events/" + id + "/restore").then().statusCode(200).body("version", equalTo(4));
        assertThat(Told.about("event/" + id)).extracting(Told::type).containsExactly("event.created", "event.updated",
                "event.deleted", "event.updated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"title\": \"a\"}", "{\"start_at\": \"2030-01-01T10:00:00Z\"}",
            "{\"title\": \"a\", \"start_at\": \"2030-01-01\"}",
            "{\"title\": \"a\", \"start_at\": \"2030-01-01T10:00:00Z\", \"end_at\": \"2030-01-01T09:00:00Z\"}",
            "{\"title\": \"a\", \"start_at\": \"2030-01-01T10:00:00Z\", \"status\": \"maybe\"}",
            "{\"title\": \"a\", \"start_at\": \"2030-01-01T10:00:00Z\", \"all_day\": \"yes\"}"})
    void badEventIsABadRequest(String body) {
        client.post("/events", body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void endBeforeTheStartIsRefusedInAChangeToo() {
        int id = create("2030-01-01T10:00:00Z");

        client.patch("/events/" + id, "{\"end_at\": \"2030-01-01T09:00:00Z\"}").then().statusCode(400)
                .body("violations.field", hasItem("end_at"));
    }

    @Test
    void listShowsWhatIsToComeUnlessAPeriodIsAsked() {
        Instant past = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        int over = create(past.toString());
        int ahead = create("2099-01-01T10:00:00Z");

        client.get("/events?limit=100&from=2099-01-01T00:00:00Z").then().statusCode(200)
                .body("events.id", hasItem(ahead)).body("events.id", not(hasItem(over)));
        client.get("/events?limit=100&upcoming_only=true&to={to}", Instant.now().plusSeconds(60).toString()).then()
                .body("events.id", not(hasItem(over)));
        client.get("/events?limit=100&from={from}&to={to}", past.toString(), past.plusSeconds(1).toString()).then()
                .body("events.id", hasItem(over));
        client.get("/events?upcoming_only=perhaps").then().statusCode(400)
                .body("violations.field", contains("upcoming_only"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20200103", "FREQ=DAILY;UNTIL=20200103T120000Z"})
    void seriesThatIsOverIsNotToCome(String rule) {
        int id = client.post("/events", Map.of("title", mark, "start_at", "2020-01-01T12:00:00Z", "recurrence", rule))
                .then().statusCode(201).extract().path("id");

        client.get("/events?limit=100&to=2020-01-04T00:00:00Z&from=2020-01-03T11:00:00Z").then()
                .body("events.id", hasItem(id));
        client.get("/events?limit=100&to=2020-01-05T00:00:00Z&from=2020-01-04T00:00:00Z").then()
                .body("events.id", not(hasItem(id)));
        client.patch("/events/" + id, "{\"recurrence\": \"FREQ=DAILY\"}").then().statusCode(200);
        client.get("/events?limit=100&to=2020-01-05T00:00:00Z&from=2020-01-04T00:00:00Z").then()
                .body("events.id", hasItem(id));
    }

    @Test
    void feedIsReadWithItsAddressUntilItIsRevoked() {
        String start = Instant.now().plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
        client.post("/events", Map.of("title", mark, "start_at", start, "recurrence", "FREQ=DAILY;COUNT=3")).then()
                .statusCode(201);
        Response feed = client.post("/auth/calendar-feeds", Map.of("name", "phone")).then().statusCode(201).extract()
                .response();
        String path = feed.jsonPath().getString("url").replaceFirst("^https?://[^/]+", "");

        given().get(path).then().statusCode(200).header("Content-Type", containsString("text/calendar"));
        assertThat(given().get(path).asString().split("SUMMARY:" + mark, -1)).hasSize(4);
        String tag = given().get(path).then().header("Cache-Control", "private, no-cache").extract().header("ETag");
        given().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", tag);
        given().header("If-None-Match", "\"other\", W/" + tag).get(path).then().statusCode(304);
        given().header("If-None-Match", "\"other\"", tag).get(path).then().statusCode(304);
        given().header("If-None-Match", "*").get(path).then().statusCode(304);
        given().header("If-None-Match", "\"other\"", "\"one more\"").get(path).then().statusCode(200);
        given().header("If-None-Match", "no tag").get(path).then().statusCode(200);
        given().head(path).then().statusCode(200).header("Content-Type", "text/calendar;charset=utf-8");
        client.delete("/auth/calendar-feeds/" + feed.path("id")).then().statusCode(204);
        given().header("If-None-Match", tag).get(path).then().statusCode(401);
        given().get(path).then().statusCode(401);
        given().get("/events.ics").then().statusCode(401);
        client.delete("/auth/calendar-feeds/" + feed.path("id")).then().statusCode(404);
    }

    @Test
    void wholeDayBecomesATimeAndATimeAWholeDayOnlyAsAWhole() {
        int id = client.post("/events", Map.of("title", mark, "start_at", "2030-01-01T00:00:00-03:00", "end_at",
                "2030-01-02T00:00:00-03:00", "all_day", true)).then().statusCode(201)
                .body("time_zone", equalTo("America/Sao_Paulo")).extract().path("id");
        String problem = "must be midnight in America/Sao_Paulo where all_day is true; false allows any time";

        client.patch("/events/" + id, "{\"start_at\": \"2030-01-01T14:00:00-03:00\"}").then().statusCode(400)
                .body("violations.field", contains("start_at")).body("violations.message", contains(problem));
        client.patch("/events/" + id, "{\"end_at\": \"2030-01-01T14:00:00-03:00\"}").then().statusCode(400)
                .body("violations.field", contains("end_at")).body("violations.message", contains(problem));
        client.patch("/events/" + id, """
                {"all_day": false, "start_at": "2030-01-01T14:00:00-03:00", "end_at": "2030-01-01T15:00:00-03:00"}""")
                .then().statusCode(200).body("all_day", equalTo(false)).body("time_zone", nullValue())
                .body("start_at", equalTo("2030-01-01T17:00:00Z")).body("end_at", equalTo("2030-01-01T18:00:00Z"));
        client.patch("/events/" + id, "{\"all_day\": true}").then().statusCode(400)
                .body("violations.field", contains("start_at"));
        client.patch("/events/" + id, """
                {"all_day": true, "start_at": "2030-01-03T00:00:00-03:00", "end_at": null}""").then().statusCode(200)
                .body("all_day", equalTo(true)).body("time_zone", equalTo("America/Sao_Paulo"))
                .body("version", equalTo(3));
    }

    @Test
    void wholeDayThatIsNoneIsRefused() {
        client.post("/events", Map.of("title", mark, "start_at", "2030-01-01T00:00:00Z", "all_day", true)).then()
                .statusCode(400).body("violations.field", contains("start_at"));
        client.post("/events", Map.of("title", mark, "start_at", "2030-01-01T00:00:00-03:00", "end_at",
                "2030-01-01T10:00:00-03:00", "all_day", true)).then().statusCode(400)
                .body("violations.field", contains("end_at"));
    }

    private int create(String start) {
        return client.post("/events", Map.of("title", mark, "start_at", start)).then().statusCode(201).extract()
                .jsonPath().getInt("id");
    }

    @Test
    void titleAndPlaceAreMeasuredInCharacters() {
        Map<String, String> event = Map.of("title", "😀".repeat(255), "location", "😀".repeat(500), "start_at",
                "2030-01-01T10:00:00Z");
        client.post("/events", event).then().statusCode(201).body("title", equalTo("😀".repeat(255)));
        client.post("/events", Map.of("title", "😀".repeat(256), "start_at", "2030-01-01T10:00:00Z")).then()
                .statusCode(400);
    }
}
