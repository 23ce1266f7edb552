package io.sparkone.api.message;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.sparkone.api.notice.Notices;
import io.sparkone.api.preference.Preferences;
import io.sparkone.api.testing.ApiEnvironment;
import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.Told;
import io.sparkone.api.user.Users;

@QuarkusTest
class WhatsAppTest {

    private static final String CHAT = ApiEnvironment.KNOWN_NUMBER + "@s.whatsapp.net";

    @Inject
    Inbound inbound;
    @Inject
    MessageConfig config;
    @Inject
    MessageMetrics metrics;
    @Inject
    Notices notices;
    @Inject
    Preferences preferences;
    @Inject
    Users users;
    @Inject
    Clock clock;

    private final String id = UUID.randomUUID().toString();

    @Test
    void messageOfAKnownNumberIsReadAndAnsweredToIt() {
        String message = send(upsert(CHAT, false, conversation("criar tarefa regar plantas"), now())).then()
                .statusCode(202).body("status", equalTo("accepted")).extract().path("message_id");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(noticesTo("message/" + message))
                .containsExactly(ApiEnvironment.KNOWN_NUMBER));
        Client.owner().get("/messages/" + message).then().body("channel", equalTo("whatsapp"))
                .body("sender", equalTo(ApiEnvironment.KNOWN_NUMBER)).body("task_id", notNullValue());
    }

    @Test
    void redeliveryIsTakenOnce() {
        String body = upsert(CHAT, false, conversation("criar tarefa " + id), now());
        String first = send(body).path("message_id");

        send(body).then().statusCode(202).body("message_id", equalTo(first));
        assertThat(Told.about("message/" + first).stream().filter(t -> t.type().equals("message.received"))).hasSize(1);
    }

    @Test
    void ownGroupUnknownAndOldMessagesAreIgnored() {
        String text = conversation("criar tarefa x");
        for (String body : List.of(upsert(CHAT, true, text, now()), upsert("1203630@g.us", false, text, now()),
                upsert("status@broadcast", false, text, now()),
                upsert("5521999990000@s.whatsapp.net", false, text, now()),
                upsert("77777@lid", false, text, now()), upsert(CHAT, false, text, now() - 8 * 86_400),
                "{\"event\": \"connection.update\", \"instance\": \"main\", \"data\": {\"state\": \"open\"}}",
                "{\"event\": \"messages.upsert\", \"instance\": \"main\", \"data\": [1, null, {}]}", "{}")) {
            send(body).then().statusCode(202).body("status", equalTo("ignored")).body("message_id", nullValue());
        }
    }

    @Test
    void whereNoNumbersAreConfiguredStrangersAreNotListenedToEither() {
        MessageConfig none = new ConfigWithoutNumbers(config);
        WhatsAppInbound listening = new WhatsAppInbound(inbound, none, metrics, notices, preferences, users, clock);

        WhatsAppContent question = new WhatsAppContent("o que tenho hoje?", false, false);
        assertThat(listening.take(new WhatsAppMessage(id, "5521999990000", question, null, false, false))).isEmpty();
        assertThat(Told.ofType("notification.requested").stream()
                .filter(told -> "5521999990000".equals(told.data().path("to").asText()))).isEmpty();
    }

    @Test
    void aUserIsKnownByTheirNumberAndReadInTheirZoneAndLanguage() {
        String number = "81901234567";
        Client owner = Client.owner();
        owner.post("/auth/users", Map.of("name", "kenji", "role", "member", "password", "a password of his", "number",
                number)).then().statusCode(201);
        try {
            Client.of("kenji", "a password of his").request()
                    .body("{\"timezone\": \"Asia/Tokyo\", \"language\": \"en\"}").put("/preferences").then()
                    .statusCode(200);
            String message = send(upsert(number + "@s.whatsapp.net", false,
                    conversation("create task buy rice 12/24/2031 9am"), now())).then().statusCode(202)
                    .body("status", equalTo("accepted")).extract().path("message_id");

            await().atMost(Duration.ofSeconds(30)).untilAsserted(
                    () -> assertThat(noticesTo("message/" + message)).containsExactly(number));
            int task = owner.get("/messages/" + message).path("task_id");
            owner.get("/tasks/" + task).then().body("due_at", equalTo("2031-12-24T00:00:00Z"));

            owner.patch("/auth/users/kenji", "{\"role\": \"viewer\"}").then().statusCode(200);
            send("{\"from\": \"" + number + "\", \"message\": \"create task buy tea\"}").then().statusCode(202)
                    .body("status", equalTo("ignored"));
            assertThat(Told.ofType("notification.requested"))
                    .filteredOn(t -> number.equals(t.data().get("to").asText())).last()
                    .satisfies(t -> assertThat(t.data().get("text").asText()).contains("may read"));
        } finally {
            owner.delete("/auth/users/kenji").then().statusCode(204);
        }
        send(upsert(number + "@s.whatsapp.net", false, conversation("help"), now())).then()
                .body("status", equalTo("ignored"));
    }

    @Test
    void brazilianNumberIsKnownWithAndWithoutItsNinthDigit() {
        String without = ApiEnvironment.KNOWN_NUMBER.substring(0, 4) + ApiEnvironment.KNOWN_NUMBER.substring(5);

        send(upsert(without + "@s.whatsapp.net", false, conversation("ajuda"), now())).then()
                .body("status", equalTo("accepted"));
    }

    @Test
    void pictureIsRefusedOnceWithAWord() {
        String body = upsert(CHAT, false, "{\"imageMessage\": {\"caption\": \"tarefa\"}}", now());

        send(body).then().statusCode(202).body("status", equalTo("ignored"));

        assertThat(Told.ofType("notification.requested"))
                .filteredOn(t -> t.data().get("key").asText().contains(id)).singleElement()
                .satisfies(t -> assertThat(t.data().get("text").asText()).contains("texto"));
    }

    @Test
    void reactionIsNotAnswered() {
        send(upsert(CHAT, false, "{\"reactionMessage\": {\"text\": \"👍\"}}", now())).then().statusCode(202)
                .body("status", equalTo("ignored"));

        assertThat(Told.ofType("notification.requested")).noneMatch(t -> t.data().get("key").asText().contains(id));
    }

    @Test
    void editIsRefusedWithAWord() {
        send(upsert(CHAT, false, "{\"editedMessage\": {\"message\": {}}}", now())).then().statusCode(202);

        assertThat(Told.ofType("notification.requested"))
                .filteredOn(t -> t.data().get("key").asText().contains(id)).singleElement()
                .satisfies(t -> assertThat(t.data().get("text").asText()).contains("editadas"));
    }

    @Test
    void noticeOfAnIdThatCannotBeStoredHasAKeyThatCan() {
        send(upsert(CHAT, false, conversation("a\\u0000b"), now()).replace(id, id + "\\u0000")).then().statusCode(202);

        assertThat(Told.ofType("notification.requested"))
                .extracting(told -> told.data().get("key").asText()).noneMatch(key -> key.indexOf(0) >= 0);
    }

    @Test
    void messageThatIsTooLongIsRefusedWithAWordAndNoError() {
        send(upsert(CHAT, false, conversation("a".repeat(6001)), now())).then().statusCode(202)
                .body("status", equalTo("ignored"));

        assertThat(Told.ofType("notification.requested"))
                .filteredOn(t -> t.data().get("key").asText().contains(id)).singleElement()
                .satisfies(t -> assertThat(t.data().get("text").asText()).contains("6.000"));
    }

    @Test
    void shortFormIsTaken() {
        send("{\"from\": \"+55 11 98765-4321\", \"message\": \"ajuda\", \"timestamp\": " + now() + "}").then()
                .statusCode(202).body("status", equalTo("accepted"));
        send("{\"from\": \"5511987654321\"}").then().statusCode(400);
        send("{\"from\": \"5511987654321\", \"message\": \" \"}").then().statusCode(400);
        send("[]").then().statusCode(400);
    }

    @Test
    void secretIsNeeded() {
        String body = "{\"from\": \"5511987654321\", \"message\": \"ajuda\"}";
        given().contentType(ContentType.JSON).body(body).post("/webhooks/whatsapp").then().statusCode(401);
        given().contentType(ContentType.JSON).header("apikey", "wrong").body(body).post("/webhooks/whatsapp").then()
                .statusCode(401);
        given().contentType(ContentType.JSON).header("apikey", ApiEnvironment.WEBHOOK_SECRET).body(body)
                .post("/webhooks/whatsapp").then().statusCode(202);
        Client.with("messages:write").post("/webhooks/whatsapp", body).then().statusCode(202);
        Client.with("tasks:read").post("/webhooks/whatsapp", body).then().statusCode(401);
    }

    private static List<String> noticesTo(String key) {
        return Told.ofType("notification.requested").stream().filter(t -> t.data().get("key").asText().equals(key))
                .map(t -> t.data().get("to").asText()).toList();
    }

    private static Response send(String body) {
        return given().contentType(ContentType.JSON)
                .header("X-SparkOne-Webhook-Secret", ApiEnvironment.WEBHOOK_SECRET).body(body)
                .post("/webhooks/whatsapp");
    }

    private String upsert(String chat, boolean own, String message, long time) {
        return """
                {"event": "messages.upsert", "instance": "main", "data": {"key": {"id": "%s", "remoteJid": "%s",
                 "fromMe": %s}, "pushName": "Ana", "message": %s, "messageTimestamp": %d}, "apikey": "hidden"}"""
                .formatted(id, chat, own, message, time);
    }

    private static String conversation(String text) {
        return "{\"conversation\": \"" + text + "\"}";
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private record ConfigWithoutNumbers(MessageConfig other) implements MessageConfig {

        @Override
        public Optional<List<String>> knownNumbers() {
            return Optional.empty();
        }

        @Override
        public int maxLength() {
            return other.maxLength();
        }

        @Override
        public Optional<String> webhookSecret() {
            return other.webhookSecret();
        }

        @Override
        public Duration replayWindow() {
            return other.replayWindow();
        }

        @Override
        public int mostWaiting() {
            return other.mostWaiting();
        }

        @Override
        public Duration longestWait() {
            return other.longestWait();
        }

        @Override
        public Duration answerWithin() {
            return other.answerWithin();
        }

        @Override
        public Duration undoWithin() {
            return other.undoWithin();
        }
    }
}
