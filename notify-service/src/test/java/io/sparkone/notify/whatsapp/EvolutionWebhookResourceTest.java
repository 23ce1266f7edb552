package io.sparkone.notify.whatsapp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.evolution.Acks;
import io.sparkone.local.sandbox.evolution.ChatMessage;
import io.sparkone.notify.testing.NotifyServiceTest;

@QuarkusTest
class EvolutionWebhookResourceTest extends NotifyServiceTest {

    @Test
    void acknowledgementsCountInAnyOrderAndAsOftenAsTheyCome() {
        sandbox.evolution().acks(Acks.NONE);
        UUID id = send(Map.of("text", "Ordem", "kind", "reply"));
        awaitDelivery(id, "whatsapp", "accepted");

        update("DELIVERY_ACK");
        update("SERVER_ACK");
        update("ERROR");
        update("DELIVERY_ACK");
        assertThat(deliveryStates(id, "whatsapp")).containsExactly("delivered");
        assertThat(events(id)).containsExactly("notification.delivered");
    }

    @Test
    void aDisconnectionThatIsToldOpensTheBreakerAtOnce() {
        webhook(Map.of("event", "connection.update", "data", Map.of("state", "close"))).statusCode(204);
        UUID id = sendText("Desconectado");

        awaitStatus(id, "delivered");
        assertThat(chat()).isEmpty();
        assertThat(sandbox.mails()).hasSize(1);
    }

    @Test
    void otherEventsAndMessagesOfOthersAreNoTrouble() {
        webhook(Map.of("event", "messages.upsert", "data", Map.of("key", Map.of("id", "X")))).statusCode(204);
        webhook(Map.of("event", "messages.update", "data", List.of(Map.of("keyId", "unknown", "status", "READ"))))
                .statusCode(204);
        webhook(Map.of("event", "send.message", "data",
                Map.of("key", Map.of("id", "3EB0", "fromMe", true, "remoteJid", "x@g.us")))).statusCode(204);
        webhook(Map.of("event", "messages.update", "data", Map.of())).statusCode(204);
        webhook(Map.of()).statusCode(204);
    }

    @Test
    void aCallerWithoutTheSecretIsTurnedAway() {
        Map<String, Object> close = Map.of("event", "connection.update", "data", Map.of("state", "close"));
        given().contentType(ContentType.JSON).body(close).post("/webhooks/evolution").then().statusCode(401);
        given().header("X-SparkOne-Webhook-Secret", "guess").contentType(ContentType.JSON).body(close)
                .post("/webhooks/evolution").then().statusCode(401);

        UUID id = sendText("Ainda conectado");
        awaitDelivery(id, "whatsapp", "delivered");
    }

    private void update(String status) {
        ChatMessage message = sandbox.evolution().sentTo(NUMBER).get(0);
        webhook(Map.of("event", "messages.update", "data",
                Map.of("keyId", message.id(), "remoteJid", message.remoteJid(), "fromMe", true, "status", status)))
                .statusCode(204);
    }
}
