package io.sparkone.notify.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;

import io.sparkone.local.keys.SigningKeys;
import io.sparkone.local.sandbox.Sandbox;
import io.sparkone.local.sandbox.evolution.ChatMessage;
import io.sparkone.notify.database.Database;
import io.sparkone.notify.database.StorageException;

/** The service on a real database, Redis, WhatsApp stand-in and mail server, empty at the start of each test. */
@QuarkusTestResource(NotifyEnvironment.class)
public abstract class NotifyServiceTest {

    protected static final String NUMBER = NotifyEnvironment.NUMBER;
    protected static final String MAILBOX = NotifyEnvironment.MAILBOX;
    protected static final Duration PATIENCE = Duration.ofSeconds(30);

    protected Sandbox sandbox;
    protected SigningKeys keys;

    @Inject
    protected Database database;

    @BeforeEach
    void beginEmpty() {
        sandbox.reset();
        sandbox.heal();
        // the workers of the service are at it too, and a deadlock with them is no matter
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(StorageException.class).until(() -> {
            database.update("truncate notification, delivery, digest_window, learned_jid, alert cascade");
            return true;
        });
        // closes a breaker that the test before has opened, as a reconnection does
        webhook(Map.of("event", "connection.update", "data", Map.of("state", "open"))).statusCode(204);
    }

    /** As somebody with all rights to notifications. */
    protected RequestSpecification ana() {
        return given().auth().oauth2(token("notifications:read", "notifications:write", "admin"))
                .contentType(ContentType.JSON);
    }

    /** Of the user {@code ana}. */
    protected String token(String... scopes) {
        return keys.token("ana", Duration.ofMinutes(10), scopes);
    }

    protected io.restassured.response.ValidatableResponse webhook(Map<String, Object> event) {
        return given().header("X-SparkOne-Webhook-Secret", NotifyEnvironment.WEBHOOK_SECRET)
                .contentType(ContentType.JSON).body(event).post("/webhooks/evolution").then();
    }

    protected RequestSpecification alertmanager() {
        return given().auth().oauth2(NotifyEnvironment.ALERT_TOKEN).contentType(ContentType.JSON);
    }

    /** Sends a notice; answers its id. */
    protected UUID send(Map<String, Object> body) {
        return UUID.fromString(
                ana().body(body).post("/notifications").then().statusCode(202).extract().path("id"));
    }

    /** A reply: neither held back nor digested. */
    protected UUID sendText(String text) {
        return send(Map.of("text", text, "kind", "reply", "urgency", "critical"));
    }

    protected JsonPath notification(UUID id) {
        return ana().get("/notifications/" + id).then().statusCode(200).extract().jsonPath();
    }

    protected void awaitStatus(UUID id, String status) {
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(notification(id).getString("status")).as(notification(id).prettify())
                        .isEqualTo(status));
    }

    protected void awaitDelivery(UUID id, String channel, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deliveryStates(id, channel))
                .as(notification(id).prettify()).containsExactly(status));
    }

    protected List<String> deliveryStates(UUID id, String channel) {
        return notification(id).getList("deliveries.findAll { it.channel == '" + channel + "' }.status");
    }

    /** Texts that WhatsApp has got from us for the configured number. */
    protected List<String> chat() {
        return sandbox.evolution().sentTo(NUMBER).stream().map(ChatMessage::text).toList();
    }

    /** What the outbox tells of a notification. */
    protected List<String> events(UUID id) {
        return database.list(row -> row.text("type"), "select type from outbox where subject = ? order by id",
                "notification/" + id);
    }

    protected double counter(String name, String status) {
        String sample = name + "{status=\"" + status + "\"} ";
        return given().get("/metrics").then().statusCode(200).extract().asString().lines()
                .filter(line -> line.startsWith(sample))
                // an exemplar may follow the value
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length()).split(" ")[0]))
                .findFirst().orElseThrow(() -> new AssertionError("no metric " + sample));
    }
}
