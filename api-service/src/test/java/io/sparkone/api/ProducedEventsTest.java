package io.sparkone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.OtherService;
import io.sparkone.api.testing.Told;
import io.sparkone.platform.golden.GoldenEvents;

/** What this service tells has the fields of the golden samples, which its readers are tested with. */
@QuarkusTest
class ProducedEventsTest {

    @Inject
    RedisDataSource redis;

    private final Client client = Client.owner();

    @ParameterizedTest
    @ValueSource(strings = {"task.created", "task.updated", "task.deleted"})
    void taskEventsAreAsPromised(String type) {
        int id = client.post("/tasks", Map.of("title", "a")).jsonPath().getInt("id");
        client.patch("/tasks/" + id, Map.of("title", "b"));
        client.delete("/tasks/" + id);

        assertThat(fieldsOf(type, "task/" + id)).isEqualTo(GoldenEvents.fields(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event.created", "event.updated", "event.deleted"})
    void calendarEventsAreAsPromised(String type) {
        int id = client.post("/events", Map.of("title", "a", "start_at", "2030-01-01T10:00:00Z")).jsonPath()
                .getInt("id");
        client.patch("/events/" + id, Map.of("title", "b"));
        client.delete("/events/" + id);

        assertThat(fieldsOf(type, "event/" + id)).isEqualTo(GoldenEvents.fields(type));
    }

    @Test
    void messageEventsAreAsPromised() {
        String id = client.post("/ingest", Map.of("message", "ajuda")).path("message_id");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/messages/" + id).path("interpreted_at") != null);

        assertThat(fieldsOf("message.received", "message/" + id)).isEqualTo(GoldenEvents.fields("message.received"));
        assertThat(fieldsOf("message.interpreted", "message/" + id))
                .isEqualTo(GoldenEvents.fields("message.interpreted"));
        Told notice = Told.ofType("notification.requested").stream()
                .filter(told -> told.data().get("key").asText().endsWith(id)).findFirst().orElseThrow();
        assertThat(names(notice)).isEqualTo(GoldenEvents.fields("notification.requested"));
    }

    @Test
    void goldenProposalIsReadAndItsRefusalIsAsPromised() {
        String proposal = GoldenEvents.data("task.change.proposed").replace("\"task_id\": 12", "\"task_id\": 999999");
        new OtherService(redis, "sync").publish("task.change.proposed", "proposal/1", proposal);

        Told refusal = await().atMost(Duration.ofSeconds(30)).until(
                () -> Told.about("proposal/8f14e45f-ceea-4e7a-9c1b-0242ac120001"), list -> !list.isEmpty()).get(0);
        assertThat(refusal.type()).isEqualTo("task.change.rejected");
        assertThat(names(refusal)).isEqualTo(GoldenEvents.fields("task.change.rejected"));
    }

    @Test
    void goldenSnapshotRequestIsAnsweredAsPromised() {
        client.post("/tasks", Map.of("title", "a")).then().statusCode(201);
        client.post("/events", Map.of("title", "a", "start_at", "2030-01-01T10:00:00Z")).then().statusCode(201);
        OtherService sync = new OtherService(redis, "sync");
        sync.publish("snapshot.requested", "request/1", GoldenEvents.data("snapshot.requested"));
        sync.publish("snapshot.requested", "request/2", """
                {"request_id": "8f14e45f-ceea-4e7a-9c1b-0242ac120011", "kind": "event", "version": 1}""");

        for (String type : Set.of("task.snapshot", "event.snapshot")) {
            Told told = await().atMost(Duration.ofSeconds(30)).until(() -> Told.ofType(type), list -> !list.isEmpty())
                    .get(0);
            assertThat(names(told)).isEqualTo(GoldenEvents.fields(type));
        }
    }

    private static Set<String> fieldsOf(String type, String subject) {
        return Told.about(subject).stream().filter(told -> told.type().equals(type)).findFirst()
                .map(ProducedEventsTest::names).orElseThrow();
    }

    private static Set<String> names(Told told) {
        Set<String> names = new TreeSet<>();
        told.data().fieldNames().forEachRemaining(names::add);
        return names;
    }
}
