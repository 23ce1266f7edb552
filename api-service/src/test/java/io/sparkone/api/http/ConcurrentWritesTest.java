package io.sparkone.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;
import io.sparkone.local.testing.LocalStack;

/** What Idempotency-Key and If-Match promise, to clients that all come at once. */
@QuarkusTest
class ConcurrentWritesTest {

    private static final int AT_ONCE = 16;

    private final Client client = Client.owner();
    private final String mark = UUID.randomUUID().toString();

    @Test
    void oneKeyMakesOneTaskAndGivesEveryoneTheSameAnswer() throws Exception {
        List<Response> answers = atOnce(i -> create(mark, mark));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers).extracting(Response::asString).containsOnly(answers.get(0).asString());
        assertThat(answers).extracting(answer -> answer.header("ETag")).containsOnly("\"1\"");
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void ofTwoRequestsWithOneKeyOneIsDoneAndTheOtherRefused() throws Exception {
        List<Response> answers = atOnce(i -> create(mark, mark + i % 2));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 422);
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void ofManyEditsOfOneVersionOneIsDone() throws Exception {
        int id = create(mark, mark).jsonPath().getInt("id");

        List<Response> answers = atOnce(i -> client.request().header("If-Match", "\"1\"")
                .body(Map.of("title", mark + i)).patch("/tasks/" + id));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 412).containsOnlyOnce(200);
        assertThat(client.get("/tasks/" + id).jsonPath().getInt("version")).isEqualTo(2);
    }

    @Test
    void ofManyPreferencesBasedOnOneVersionOneIsKept() throws Exception {
        String version = client.get("/preferences").header("ETag");

        List<Response> answers = atOnce(i -> client.request().header("If-Match", version)
                .body(Map.of("deadline_reminder_hours", i)).put("/preferences"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 412).containsOnlyOnce(200);
        client.request().body("{}").put("/preferences").then().statusCode(200);
    }

    @Test
    void filesWithTheSameEventsAreImportedOneAfterTheOther() throws Exception {
        List<String> names = List.of("a" + mark, "b" + mark, "c" + mark);
        List<String> reversed = new ArrayList<>(names);
        Collections.reverse(reversed);

        List<Response> answers = atOnce(i -> importFile(i % 2 == 0 ? names : reversed, i % 2));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers.stream().mapToInt(answer -> answer.path("created")).sum()).isEqualTo(names.size());
    }

    private Response importFile(List<String> names, int day) {
        String events = names.stream().map(name -> "BEGIN:VEVENT\r\nUID:" + name + "\r\nSUMMARY:x\r\nDTSTART:2030112"
                + day + "T170000Z\r\nEND:VEVENT\r\n").collect(Collectors.joining());
        return client.request().contentType("text/calendar")
                .body("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n" + events + "END:VCALENDAR\r\n")
                .post("/events/import");
    }

    @Test
    void keyIsFreeAgainAfterADay() throws SQLException {
        create(mark, mark + "first");
        try (Connection connection = LocalStack.current().postgres().connect();
                PreparedStatement age = connection.prepareStatement(
                        "update api.idempotency_key set created_at = created_at - interval '25 hours' where key = ?")) {
            age.setString(1, mark);
            assertThat(age.executeUpdate()).isEqualTo(1);
        }

        assertThat(create(mark, mark + "second").statusCode()).isEqualTo(201);
        assertThat(create(mark, mark + "second").statusCode()).isEqualTo(201);
        assertThat(tasks()).isEqualTo(2);
    }

    private Response create(String key, String title) {
        return client.request().header("Idempotency-Key", key).body(Map.of("title", title)).post("/tasks");
    }

    private int tasks() {
        return client.get("/tasks?q=" + mark).jsonPath().getInt("total");
    }

    private static List<Response> atOnce(IntFunction<Response> request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Response>> calls = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> (Callable<Response>) () -> request.apply(i)).toList();
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }
}
