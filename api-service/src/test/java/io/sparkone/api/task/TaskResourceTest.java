package io.sparkone.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.Told;

@QuarkusTest
class TaskResourceTest {

    @Inject
    TaskTally tally;

    private final Client client = Client.owner();
    private final String mark = UUID.randomUUID().toString();

    @Test
    void createdTaskIsAnsweredWholeAndTold() {
        Response created = client.post("/tasks", """
                {"title": "pagar fornecedor", "due_at": "2026-11-20T17:00:00-03:00", "priority": "high"}""");
        int id = created.jsonPath().getInt("id");

        created.then().statusCode(201).header("ETag", "\"1\"").header("Location", endsWith("/tasks/" + id))
                .body("title", equalTo("pagar fornecedor")).body("due_at", equalTo("2026-11-20T20:00:00Z"))
                .body("status", equalTo("pending")).body("priority", equalTo("high")).body("channel", equalTo("web"))
                .body("version", equalTo(1)).body("created_at", notNullValue()).body("completed_at", nullValue());
        assertThat(client.get("/tasks/" + id).asString()).isEqualTo(created.asString());
        assertThat(Told.about("task/" + id)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("task.created");
            assertThat(event.data().get("due_at").asText()).isEqualTo("2026-11-20T20:00:00Z");
            assertThat(event.data().get("deleted").asBoolean()).isFalse();
            assertThat(event.data().get("origin").isNull()).isTrue();
        });
    }

    @Test
    void todoIsAcceptedAsPending() {
        client.post("/tasks", "{\"title\": \"x\", \"status\": \"todo\"}").then().statusCode(201)
                .body("status", equalTo("pending"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"title\": \"\"}", "{\"title\": \"  \"}", "{\"title\": null}", "{\"title\": 5}",
            "{\"title\": [\"a\"]}", "{\"title\": \"a\\u0000b\"}", "{\"title\": \"a\\ud800b\"}",
            "{\"title\": \"a\", \"priority\": \"vital\"}", "{\"title\": \"a\", \"priority\": 3}",
            "{\"title\": \"a\", \"status\": \"done\"}", "{\"title\": \"a\", \"due_at\": \"tomorrow\"}",
            "{\"title\": \"a\", \"due_at\": \"2026-11-20T17:00:00\"}", "{\"title\": \"a\", \"due_at\": 1e300}",
            "{\"title\": \"a\", \"due_at\": \"+999999999-01-01T00:00:00Z\"}", "{\"title\": \"a\", \"due_at\": 5}",
            "{\"title\": \"a\", \"recurrence\": \"every monday\"}", "{\"title\": \"a\", \"channel\": \"Über\"}",
            "{\"title\": \"a\"", "[]", "\"a\"", "null", "", "{\"title\": \"a\"} {}", "{\"title\": {\"a\": 1}}"})
    void bodyThatCannotBeReadIsABadRequest(String body) {
        client.post("/tasks", body).then().statusCode(400).contentType("application/problem+json")
                .body("type", startsWith("urn:sparkone:problem:"));
    }

    @Test
    void validationErrorsNameTheField() {
        client.post("/tasks", "{\"title\": \"" + "x".repeat(256) + "\"}").then().statusCode(400)
                .body("type", equalTo("urn:sparkone:problem:validation")).body("violations.field", contains("title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ã", "😀"})
    void titleOf255CharactersIsKeptWhole(String character) {
        String title = character.repeat(255);
        String description = character.repeat(10_000);
        int id = client.post("/tasks", Map.of("title", title, "description", description)).then().statusCode(201)
                .body("title", equalTo(title)).body("description", equalTo(description)).extract().path("id");

        client.patch("/tasks/" + id, Map.of("title", title, "description", description)).then().statusCode(200);
        client.patch("/tasks/" + id, Map.of("title", title + character)).then().statusCode(400)
                .body("violations.field", contains("title"));
        client.post("/tasks", Map.of("title", title + character)).then().statusCode(400);
        client.post("/tasks", Map.of("title", title, "description", description + character)).then().statusCode(400);
    }

    @Test
    void patchChangesWhatItNamesAndClearsWhatIsNull() {
        int id = create("{\"title\": \"a\", \"description\": \"d\", \"due_at\": \"2026-11-20T17:00:00Z\"}");

        client.patch("/tasks/" + id, "{\"title\": \"b\", \"due_at\": null}").then().statusCode(200)
                .header("ETag", "\"2\"").body("title", equalTo("b")).body("description", equalTo("d"))
                .body("due_at", nullValue()).body("version", equalTo(2));
        assertThat(Told.about("task/" + id)).extracting(Told::type).containsExactly("task.created", "task.updated");
    }

    @Test
    void patchThatChangesNothingMakesNoVersionAndNoEvent() {
        int id = create("{\"title\": \"a\"}");

        client.patch("/tasks/" + id, "{\"title\": \"a\"}").then().statusCode(200).header("ETag", "\"1\"");
        assertThat(Told.about("task/" + id)).hasSize(1);
    }

    @Test
    void staleChangeIsRefused() {
        int id = create("{\"title\": \"a\"}");
        client.patch("/tasks/" + id, "{\"title\": \"b\"}").then().statusCode(200);

        client.request().header("If-Match", "\"1\"").body("{\"title\": \"c\"}").patch("/tasks/" + id).then()
                .statusCode(412).body("type", equalTo("urn:sparkone:problem:stale"))
                .body("current_version", equalTo(2));
        client.request().header("If-Match", "\"7\", \"2\"").body("{\"title\": \"c\"}").patch("/tasks/" + id).then()
                .statusCode(200);
    }

    // RFC 9110, 5.3: lines of one name are one list
    @Test
    void conditionInSeveralLinesIsReadAsOne() {
        int id = create("{\"title\": \"a\"}");

        client.request().header("If-Match", "\"7\"", "\"8\"").body("{\"title\": \"b\"}").patch("/tasks/" + id).then()
                .statusCode(412);
        client.request().header("If-Match", "\"7\"", "nonsense").body("{\"title\": \"b\"}").patch("/tasks/" + id)
                .then().statusCode(400);
        client.request().header("If-Match", "\"7\"", "\"1\"").body("{\"title\": \"b\"}").patch("/tasks/" + id).then()
                .statusCode(200);
        client.request().header("If-Match", "\"7\"", "\"2\"").delete("/tasks/" + id).then().statusCode(204);
    }

    @Test
    void ofManyChangesBasedOnOneVersionExactlyOneWins() throws Exception {
        int id = create("{\"title\": \"a\"}");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> attempts = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> client.request().header("If-Match", "\"1\"")
                            .body("{\"title\": \"writer " + i + "\"}").patch("/tasks/" + id).statusCode())
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(attempts)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void completingATaskNotesWhenAndReopeningForgetsIt() {
        int id = create("{\"title\": \"a\"}");

        client.patch("/tasks/" + id + "/status", "{\"status\": \"completed\"}").then().statusCode(200)
                .body("completed_at", notNullValue());
        client.patch("/tasks/" + id + "/status", "{\"status\": \"todo\"}").then().statusCode(200)
                .body("status", equalTo("pending")).body("completed_at", nullValue());
        client.patch("/tasks/" + id + "/status", "{}").then().statusCode(400);
    }

    @Test
    void completingARecurringTaskMakesTheNext() {
        int id = create("{\"title\": \"" + mark + "\", \"due_at\": \"2026-01-05T12:00:00Z\","
                + " \"recurrence\": \"FREQ=DAILY;COUNT=9999\"}");

        client.patch("/tasks/" + id + "/status", "{\"status\": \"completed\"}").then().statusCode(200);

        Response next = client.get("/tasks?status=pending&q=" + mark);
        next.then().body("total", equalTo(1)).body("tasks[0].due_at", endsWith("T12:00:00Z"));
        long passed = ChronoUnit.DAYS.between(Instant.parse("2026-01-05T12:00:00Z"),
                Instant.parse(next.path("tasks[0].due_at")));
        next.then().body("tasks[0].recurrence", equalTo("FREQ=DAILY;COUNT=" + (9999 - passed)));
    }

    @Test
    void recurringTaskThatIsReopenedAndCompletedAgainMakesNoSecondNext() {
        int id = create("{\"title\": \"" + mark + "\", \"due_at\": \"2026-01-05T12:00:00Z\","
                + " \"recurrence\": \"FREQ=DAILY;UNTIL=20991231\"}");

        move(id, "completed");
        move(id, "pending");
        move(id, "completed");
        Response next = client.get("/tasks?status=pending&q=" + mark);
        next.then().body("total", equalTo(1));

        client.delete("/tasks/" + next.path("tasks[0].id"));
        move(id, "pending");
        move(id, "completed");
        client.get("/tasks?status=pending&q=" + mark).then().body("total", equalTo(1));
    }

    private void move(int id, String status) {
        client.patch("/tasks/" + id + "/status", Map.of("status", status)).then().statusCode(200);
    }

    @Test
    void whatRepeatsNeedsADueTime() {
        String problem = "must be given where recurrence is: the rule begins then";
        client.post("/tasks", "{\"title\": \"a\", \"recurrence\": \"FREQ=DAILY\"}").then().statusCode(400)
                .body("violations.field", contains("due_at")).body("violations.message", contains(problem));
        int id = create("{\"title\": \"a\"}");
        client.patch("/tasks/" + id, "{\"recurrence\": \"FREQ=DAILY\"}").then().statusCode(400)
                .body("violations.field", contains("due_at"));
        client.patch("/tasks/" + id, "{\"recurrence\": \"FREQ=DAILY\", \"due_at\": \"2026-11-20T17:00:00Z\"}").then()
                .statusCode(200);
        client.patch("/tasks/" + id, "{\"due_at\": null}").then().statusCode(400)
                .body("violations.message", contains(problem));
        client.patch("/tasks/" + id, "{\"due_at\": null, \"recurrence\": null}").then().statusCode(200)
                .body("recurrence", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "status", "priority"})
    void whatCannotBeClearedIsNotSilentlyKept(String field) {
        int id = create("{\"title\": \"a\"}");

        client.patch("/tasks/" + id, "{\"" + field + "\": null}").then().statusCode(400)
                .body("violations.field", contains(field)).body("violations.message", contains("must not be null"));
    }

    @Test
    void conditionThatCannotBeReadIsRefused() {
        int id = create("{\"title\": \"a\"}");

        client.request().header("If-Match", "1").body("{\"title\": \"b\"}").patch("/tasks/" + id).then().statusCode(400)
                .body("violations.field", contains("If-Match"));
    }

    @Test
    void deletedTaskIsGoneUntilItIsRestored() {
        int id = create("{\"title\": \"a\"}");

        client.delete("/tasks/" + id).then().statusCode(204);
        client.get("/tasks/" + id).then().statusCode(404);
        client.delete("/tasks/" + id).then().statusCode(404);
        client.patch("/tasks/" + id, "{\"title\": \"b\"}").then().statusCode(404);
        client.request().post("/tasks/" + id + "/restore").then().statusCode(200).body("version", equalTo(3));
        client.get("/tasks/" + id).then().statusCode(200);
        assertThat(Told.about("task/" + id)).extracting(Told::type).containsExactly("task.created", "task.deleted",
                "task.updated");
        assertThat(Told.about("task/" + id).get(1).data().get("deleted").asBoolean()).isTrue();
    }

    @Test
    void sameKeyAndBodyGiveTheSameAnswerAndOneTask() {
        String body = "{\"title\": \"" + mark + "\"}";
        Response first = client.request().header("Idempotency-Key", mark).body(body).post("/tasks");
        Response second = client.request().header("Idempotency-Key", mark).body(body).post("/tasks");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        client.get("/tasks?q=" + mark).then().body("total", equalTo(1));
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() {
        client.request().header("Idempotency-Key", mark).body("{\"title\": \"a\"}").post("/tasks").then()
                .statusCode(201);
        client.request().header("Idempotency-Key", mark).body("{\"title\": \"b\"}").post("/tasks").then()
                .statusCode(422).body("type", equalTo("urn:sparkone:problem:idempotency-key-reused"));
    }

    @Test
    void keyOfAFailedRequestIsFree() {
        client.request().header("Idempotency-Key", mark).body("{\"title\": \"b\"}").patch("/tasks/999999999").then()
                .statusCode(404);
        client.request().header("Idempotency-Key", mark).body("{\"title\": \"b\"}").post("/tasks").then()
                .statusCode(201);
    }

    @Test
    void listIsFilteredSortedAndCounted() {
        create("{\"title\": \"" + mark + " one\", \"due_at\": \"2026-11-20T17:00:00Z\", \"priority\": \"low\"}");
        create("{\"title\": \"" + mark + " two\", \"due_at\": \"2026-11-21T17:00:00Z\", \"priority\": \"urgent\"}");
        create("{\"title\": \"three\", \"description\": \"" + mark.toUpperCase() + " 100%_!\", \"channel\": \"rest\"}");

        client.get("/tasks?sort=due_at&q=" + mark).then().statusCode(200)
                .body("tasks.title", contains(mark + " one", mark + " two", "three")).body("total", equalTo(3));
        client.get("/tasks?sort=-priority&limit=1&offset=1&q=" + mark).then().body("tasks", hasSize(1))
                .body("tasks[0].title", equalTo("three")).body("total", equalTo(3)).body("limit", equalTo(1))
                .body("offset", equalTo(1));
        client.get("/tasks?offset=50&q=" + mark).then().body("tasks", hasSize(0)).body("total", equalTo(3));
        client.get("/tasks?channel=rest&q=" + mark).then().body("total", equalTo(1));
        client.get("/tasks?priority=urgent&status=todo&q=" + mark).then().body("total", equalTo(1));
        client.get("/tasks?due_from=2026-11-21T00:00:00Z&due_to={to}&q=" + mark,
                "2026-11-22T00:00:00+01:00").then()
                .body("tasks.title", contains(mark + " two"));
        client.get("/tasks?q={q}", mark + " 100%_!").then().body("total", equalTo(1));
        client.get("/tasks?q={q}", mark + "_100").then().body("total", equalTo(0));
    }

    @Test
    void wordsAreFoundAndSortedWhateverTheirCaseAndAccents() {
        List.of("zebra", "Água", "ÁRVORE", "abacate")
                .forEach(word -> create("{\"title\": \"" + word + " " + mark + "\"}"));

        client.get("/tasks?sort=title&q=" + mark).then().body("tasks.title",
                contains("abacate " + mark, "Água " + mark, "ÁRVORE " + mark, "zebra " + mark));
        client.get("/tasks?q={q}", "AGUA " + mark).then().body("total", equalTo(1));
        client.get("/tasks?q={q}", "árvore " + mark).then().body("total", equalTo(1));
    }

    @Test
    void severalStatusesAreAskedForAtOnce() {
        create("{\"title\": \"" + mark + "\"}");
        create("{\"title\": \"" + mark + "\", \"status\": \"in_progress\"}");
        create("{\"title\": \"" + mark + "\", \"status\": \"completed\"}");

        client.get("/tasks?status=pending&status=in_progress&q=" + mark).then().body("tasks", hasSize(2));
        client.get("/tasks?status=pending&status=done&q=" + mark).then().statusCode(400)
                .body("violations.field", contains("status"));
    }

    @Test
    void totalsStayExactThroughEveryChange() {
        int pending = total("status=pending");
        int all = total("x=y");
        int first = create("{\"title\": \"a\"}");
        int second = create("{\"title\": \"b\"}");
        assertThat(total("status=pending")).isEqualTo(pending + 2);

        client.patch("/tasks/" + first + "/status", "{\"status\": \"completed\"}");
        assertThat(total("status=pending")).isEqualTo(pending + 1);
        client.delete("/tasks/" + second);
        client.delete("/tasks/" + first);
        assertThat(total("x=y")).isEqualTo(all);
        client.request().post("/tasks/" + second + "/restore");
        assertThat(total("x=y")).isEqualTo(all + 1);
        tally.compact();
        assertThat(total("status=pending")).isEqualTo(pending + 1);
    }

    private int total(String query) {
        return client.get("/tasks?limit=1&" + query).jsonPath().getInt("total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "limit=99999999999", "offset=-1", "status=done",
            "priority=P1", "due_from=yesterday", "due_to=2026-13-01T00:00:00Z", "sort=color", "q=%00"})
    void badQueryParameterIsABadRequestThatNamesIt(String query) {
        client.get("/tasks?" + query.replace("%00", "{nul}"), query.contains("%00")
                ? new Object[]{"\0"}
                : new Object[0]).then().statusCode(400).contentType("application/problem+json")
                .body("violations.field", hasItem(query.substring(0, query.indexOf('='))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks/0", "/tasks/999999999", "/tasks/-1", "/tasks/abc", "/tasks/99999999999999999999",
            "/nowhere", "/tasks/1/nowhere"})
    void whatDoesNotExistIsNotFound(String path) {
        client.get(path).then().statusCode(404).contentType("application/problem+json")
                .body("type", equalTo("urn:sparkone:problem:not-found"));
    }

    private int create(String body) {
        return client.post("/tasks", body).then().statusCode(201).extract().jsonPath().getInt("id");
    }
}
