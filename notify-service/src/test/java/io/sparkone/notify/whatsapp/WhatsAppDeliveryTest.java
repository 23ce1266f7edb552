package io.sparkone.notify.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.evolution.Acks;
import io.sparkone.local.sandbox.evolution.ChatMessage;
import io.sparkone.local.sandbox.http.Fault;
import io.sparkone.notify.testing.NotifyServiceTest;

@QuarkusTest
class WhatsAppDeliveryTest extends NotifyServiceTest {

    private static final String SEND = "^/message/sendText/";
    private static final String WHATSAPP = "sparkone_whatsapp_notifications_total";

    @Test
    void aNoticeArrivesOnceAndIsAcknowledged() {
        double before = counter(WHATSAPP, "delivered");
        UUID id = sendText("Tarefa criada");

        awaitDelivery(id, "whatsapp", "delivered");
        awaitStatus(id, "delivered");
        assertThat(chat()).containsExactly("Tarefa criada");
        assertThat(sandbox.mails()).isEmpty();
        assertThat(events(id)).containsExactly("notification.delivered");
        assertThat(counter(WHATSAPP, "delivered")).isEqualTo(before + 1);
    }

    @Test
    void aServersAcknowledgementIsEnoughBecauseTheTelephoneMayBeOff() {
        sandbox.evolution().acks(Acks.SERVER);
        UUID id = sendText("Telefone desligado");

        awaitDelivery(id, "whatsapp", "server_ack");
        awaitStatus(id, "delivered");
        assertThat(sandbox.mails()).isEmpty();
    }

    @Test
    void aNumberThatIsNotOnWhatsAppIsReachedByMailAtOnceAndNotTriedAgain() {
        sandbox.evolution().exists(NUMBER, false);
        UUID id = sendText("Sem WhatsApp");

        awaitStatus(id, "delivered");
        assertThat(deliveryStates(id, "whatsapp")).containsExactly("failed");
        assertThat(notification(id).getInt("deliveries[0].attempts")).isEqualTo(1);
        assertThat(sandbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.recipients()).containsExactly(MAILBOX);
            assertThat(mail.text()).contains("Sem WhatsApp");
        });
        assertThat(events(id)).containsExactly("notification.failed", "notification.delivered");
    }

    @Test
    void aMessageThatWasTakenButNotAnsweredIsFoundAndNotSentAgain() {
        sandbox.fail(Fault.timeoutAfterCommit("evolution").on("POST", SEND).times(1));
        UUID id = sendText("Enviada sem resposta");

        awaitStatus(id, "delivered");
        assertThat(deliveryStates(id, "whatsapp")).containsExactly("delivered");
        assertThat(notification(id).getInt("deliveries[0].attempts")).isEqualTo(1);
        assertThat(chat()).containsExactly("Enviada sem resposta");
        assertThat(sandbox.mails()).isEmpty();
    }

    @Test
    void aMessageOfUnknownOutcomeThatIsNotFoundGoesByMailAndStaysUnknown() {
        sandbox.fail(Fault.status("evolution", 500).on("POST", SEND).times(1));
        UUID id = sendText("Sumida");

        awaitStatus(id, "delivered");
        assertThat(deliveryStates(id, "whatsapp")).containsExactly("unknown");
        assertThat(chat()).isEmpty();
        assertThat(sandbox.mails()).hasSize(1);
    }

    @Test
    void twoEqualMessagesAreNotTakenForOne() {
        sandbox.evolution().acks(Acks.SERVER);
        UUID first = sendText("Bom dia");
        awaitStatus(first, "delivered");
        sandbox.fail(Fault.status("evolution", 502).on("POST", SEND).times(1));
        UUID second = sendText("Bom dia");

        awaitStatus(second, "delivered");
        assertThat(deliveryStates(second, "whatsapp")).containsExactly("unknown");
        assertThat(sandbox.mails()).hasSize(1);
    }

    @Test
    void whatAProcessWasSendingWhenItDiedIsLookedForAndNotSentAgain() {
        UUID id = leftBehindBy("Processo morto", true);

        awaitStatus(id, "delivered");
        assertThat(chat()).containsExactly("Processo morto");
        assertThat(deliveryStates(id, "whatsapp")).containsExactly("delivered");
        assertThat(sandbox.mails()).isEmpty();
    }

    @Test
    void whatAProcessWasAboutToSendWhenItDiedGoesByMail() {
        UUID id = leftBehindBy("Morto antes da chamada", false);

        awaitStatus(id, "delivered");
        assertThat(chat()).isEmpty();
        assertThat(deliveryStates(id, "whatsapp")).containsExactly("unknown");
        assertThat(sandbox.mails()).hasSize(1);
    }

    @Test
    void whileEvolutionIsDownEachNoticeGoesByMailExactlyOnce() {
        sandbox.fail(Fault.down("evolution"));
        UUID first = sendText("Primeiro");
        awaitStatus(first, "delivered");
        UUID second = sendText("Segundo");
        awaitStatus(second, "delivered");

        assertThat(sandbox.mails()).hasSize(2);
        assertThat(chat()).isEmpty();
        assertThat(deliveryStates(second, "whatsapp")).containsExactly("failed");
    }

    @Test
    void afterADisconnectionTheNextNoticeTriesWhatsAppAgainAndOldOnesAreNotRepeated() {
        sandbox.evolution().state("close");
        UUID lost = sendText("Durante a queda");
        awaitStatus(lost, "delivered");
        sandbox.evolution().state("open");
        webhook(Map.of("event", "connection.update", "data", Map.of("state", "open"))).statusCode(204);
        UUID next = sendText("Depois da queda");

        awaitDelivery(next, "whatsapp", "delivered");
        assertThat(chat()).containsExactly("Depois da queda");
        assertThat(sandbox.mails()).hasSize(1);
    }

    @Test
    void aMessageWithoutAcknowledgementGoesByMailAfterItsDeadline() {
        sandbox.evolution().acks(Acks.NONE);
        Instant start = Instant.now();
        UUID id = sendText("Sem confirmação");

        awaitStatus(id, "delivered");
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(1900));
        assertThat(deliveryStates(id, "whatsapp")).containsExactly("failed");
        assertThat(sandbox.mails()).hasSize(1);
        assertThat(chat()).hasSize(1);
    }

    @Test
    void anAcknowledgementThatComesLateIsStillRecorded() {
        sandbox.evolution().acks(Acks.NONE);
        double before = counter(WHATSAPP, "late");
        UUID id = sendText("Atrasada");
        awaitStatus(id, "delivered");
        ChatMessage message = sandbox.evolution().sentTo(NUMBER).get(0);
        webhook(Map.of("event", "messages.update", "data",
                Map.of("keyId", message.id(), "remoteJid", message.remoteJid(), "fromMe", true, "status",
                        "DELIVERY_ACK")));

        assertThat(deliveryStates(id, "whatsapp")).containsExactly("delivered");
        assertThat(counter(WHATSAPP, "late")).isEqualTo(before + 1);
        assertThat(sandbox.mails()).hasSize(1);
    }

    @Test
    void aMessageThatWhatsAppRefusesAfterwardsGoesByMail() {
        sandbox.evolution().acks(Acks.ERROR);
        UUID id = sendText("Recusada");

        awaitStatus(id, "delivered");
        assertThat(deliveryStates(id, "whatsapp")).containsExactly("failed");
        assertThat(sandbox.mails()).hasSize(1);
    }

    @Test
    void aMessageThatEvolutionAsksToSendLaterIsSentLater() {
        sandbox.fail(Fault.status("evolution", 429).retryAfter(1).on("POST", SEND).times(2));
        UUID id = sendText("Devagar");

        awaitDelivery(id, "whatsapp", "delivered");
        assertThat(notification(id).getInt("deliveries[0].attempts")).isEqualTo(3);
        assertThat(chat()).containsExactly("Devagar");
    }

    @Test
    void retriesAreBounded() {
        sandbox.fail(Fault.status("evolution", 429).on("POST", SEND));
        UUID id = sendText("Insistente");

        awaitStatus(id, "delivered");
        assertThat(notification(id).getInt("deliveries[0].attempts")).isEqualTo(4);
        assertThat(sandbox.mails()).hasSize(1);
    }

    @Test
    void whatTheLimitOfANumberHoldsUpTooLongGoesByMail() {
        IntStream.rangeClosed(1, 22).forEach(i -> sendText("Rajada " + i));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sandbox.mails()).hasSize(2));
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(ana().get("/notifications?status=delivered").<Integer>path("total")).isEqualTo(22));
        assertThat(chat()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void theAddressThatWorkedIsUsedAgain() {
        String number = "5547989211984";
        UUID first = send(Map.of("text", "Primeira", "kind", "reply", "to", number));
        awaitDelivery(first, "whatsapp", "delivered");
        String jid = sandbox.evolution().chat().get(0).remoteJid();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(database.list(row -> row.text("remote_jid"),
                "select remote_jid from learned_jid where number = ?", number)).containsExactly(jid));
        assertThat(jid).isEqualTo("554789211984@s.whatsapp.net");

        UUID second = send(Map.of("text", "Segunda", "kind", "reply", "to", number));
        awaitDelivery(second, "whatsapp", "delivered");
        assertThat(sandbox.evolution().chat()).extracting(ChatMessage::remoteJid).containsExactly(jid, jid);
    }

    @Test
    void aNoticeThatHasExpiredIsNotSent() {
        UUID id = send(
                Map.of("text", "Passou", "kind", "reply", "expires_at", Instant.now().minusSeconds(1).toString()));

        awaitStatus(id, "expired");
        assertThat(chat()).isEmpty();
        assertThat(sandbox.mails()).isEmpty();
    }

    @Test
    void recipientsAreMaskedEverywhere() {
        sandbox.evolution().exists(NUMBER, false);
        UUID id = sendText("Segredo");
        awaitStatus(id, "delivered");

        assertThat(notification(id).prettify()).contains("****4321").contains("a****@example.org")
                .doesNotContain(NUMBER)
                .doesNotContain(MAILBOX);
        assertThat(database.list(row -> row.text("data"), "select data from outbox where subject = ?",
                "notification/" + id))
                .allSatisfy(data -> assertThat(data).doesNotContain(NUMBER).doesNotContain(MAILBOX));
    }

    /** A delivery as a process leaves it that is killed while it sends: with or without the message on its way. */
    private UUID leftBehindBy(String text, boolean sent) {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now();
        database.update(
                """
                        insert into notification (id, key, source, kind, urgency, language, subject, text, state, created_at, updated_at)
                        values (?, ?, 'api', 'reply', 'critical', 'pt-BR', 'x', ?, 'pending', ?, ?)""",
                id, "crash/" + id, text,
                now, now);
        if (sent) {
            String body = "{\"number\":\"" + NUMBER + "\",\"text\":\"" + text + "\"}";
            io.restassured.RestAssured.given().baseUri(sandbox.evolutionUrl().toString()).basePath("/")
                    .header("apikey", "sandbox-evolution-key").contentType("application/json").body(body)
                    .post("/message/sendText/sparkone").then().statusCode(201);
        }
        database.update(
                """
                        insert into delivery (id, notification_id, channel, recipient, state, attempts, next_attempt_at, lease_until,
                            deadline_at, sent_at, created_at, updated_at)
                        values (?, ?, 'whatsapp', ?, 'sending', 1, ?, ?, ?, ?, ?, ?)""",
                UUID.randomUUID(), id, NUMBER, now, now,
                now.plusSeconds(60), now, now, now);
        return id;
    }
}
