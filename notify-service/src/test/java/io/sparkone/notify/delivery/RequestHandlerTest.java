package io.sparkone.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.XAddArgs;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.notify.testing.NotifyServiceTest;

/** What other services ask for, over the real streams. */
@QuarkusTest
class RequestHandlerTest extends NotifyServiceTest {

    @Inject
    RedisDataSource redis;

    @Test
    void aNoticeThatIsAskedForByAnEventArrives() {
        for (String service : new String[]{"api", "sync", "backup"}) {
            UUID id = UUID.randomUUID();
            publish(service, UUID.randomUUID(), request(id, "key/" + id, "Olá de " + service));
            awaitRecorded(id);
            awaitStatus(id, "delivered");
            assertThat(notification(id).getString("source")).isEqualTo(service);
            assertThat(chat()).contains("Olá de " + service);
        }
    }

    @Test
    void theSameEventTwiceAndTheSameNoticeTwiceAreToldOnce() {
        UUID id = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        publish("api", event, request(id, "once/" + id, "Uma vez"));
        publish("api", event, request(id, "once/" + id, "Uma vez"));
        publish("api", UUID.randomUUID(), request(UUID.randomUUID(), "once/" + id, "Uma vez"));
        UUID last = UUID.randomUUID();
        publish("api", UUID.randomUUID(), request(last, "last/" + last, "Última"));

        awaitRecorded(last);
        awaitStatus(last, "delivered");
        awaitStatus(id, "delivered");
        assertThat(chat()).containsExactlyInAnyOrder("Uma vez", "Última");
    }

    @Test
    void anEventThatCannotBeReadBecomesADeadLetterThatAPersonCanDealWith() {
        UUID event = UUID.randomUUID();
        publish("api", event, "{\"id\":\"" + UUID.randomUUID()
                + "\",\"key\":\"k\",\"kind\":\"poem\",\"urgency\":\"normal\",\"text\":\"x\"}");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                ana().get("/notify/dead-letters?state=open").then().statusCode(200).extract().jsonPath()
                        .getList("dead_letters.event_id", String.class))
                .contains(event.toString()));
        int letter = ana().get("/notify/dead-letters?state=open")
                .path("dead_letters.find { it.event_id == '" + event + "' }.id");
        ana().post("/notify/dead-letters/" + letter + "/replay").then().statusCode(409);
        ana().body(Map.of("reason", "não é um aviso")).post("/notify/dead-letters/" + letter + "/discard").then()
                .statusCode(200);
        assertThat(ana().get("/notify/dead-letters/" + letter).<String>path("state")).isEqualTo("discarded");
    }

    @Test
    void sendingAndWhatIsToldOfItBelongToTheTraceOfTheRequest() {
        sandbox.evolution().exists(NUMBER, false);
        UUID id = UUID.randomUUID();
        String trace = UUID.randomUUID().toString().replace("-", "");
        Map<String, String> entry = entry("api", UUID.randomUUID(), request(id, "traced/" + id, "Com rastro"));
        entry.put("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
        redis.stream(String.class).xadd("sparkone:api", new XAddArgs(), entry);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(database.list(row -> row.text("traceparent"),
                "select traceparent from outbox where type = 'notification.failed' and subject = ?",
                "notification/" + id)).singleElement().asString().contains(trace));
    }

    private void awaitRecorded(UUID id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ana().get("/notifications/" + id).statusCode()).isEqualTo(200));
    }

    private static String request(UUID id, String key, String text) {
        return """
                {"id":"%s","key":"%s","kind":"reply","urgency":"normal","to":null,"language":"pt-BR",\
                "subject":"Aviso","text":"%s","expires_at":null,"version":1}""".formatted(id, key, text);
    }

    private void publish(String service, UUID event, String data) {
        redis.stream(String.class).xadd("sparkone:" + service, new XAddArgs(), entry(service, event, data));
    }

    private static Map<String, String> entry(String service, UUID event, String data) {
        return new HashMap<>(
                Map.of("id", event.toString(), "source", "/sparkone/" + service, "type", "notification.requested",
                        "subject", "notification/" + event, "time", Instant.now().toString(), "datacontenttype",
                        "application/json", "data", data));
    }
}
