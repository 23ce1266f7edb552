package io.sparkone.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.http.Fault;
import io.sparkone.local.sandbox.mail.Mail;
import io.sparkone.notify.testing.NotifyServiceTest;

@QuarkusTest
class EmailDeliveryTest extends NotifyServiceTest {

    private static final String EMAIL = "sparkone_fallback_notifications_total";

    @Test
    void aMailHasTextAndHtmlAndAnIdOfItsOwn() {
        UUID id = mail("Bom dia <script>", "pt-BR");

        awaitStatus(id, "delivered");
        Mail mail = sandbox.mails().get(0);
        assertThat(mail.subject()).isEqualTo("Título");
        assertThat(mail.from()).isEqualTo("sparkone@example.org");
        assertThat(mail.text()).startsWith("Bom dia <script>").contains("Você recebe este e-mail", id.toString());
        assertThat(mail.html()).contains("Bom dia &lt;script&gt;").contains("lang=\"pt-BR\"");
        assertThat(mail.header("Message-ID"))
                .isEqualTo("<" + notification(id).getString("deliveries[0].id") + "@example.org>");
    }

    @Test
    void itIsWrittenInTheLanguageOfTheNotice() {
        UUID id = mail("Good morning", "en");

        awaitStatus(id, "delivered");
        assertThat(sandbox.mails().get(0).text()).contains("You get this e-mail").doesNotContain("Você");
    }

    @Test
    void aServerThatIsBusyGetsTheMailAgain() {
        double before = counter(EMAIL, "sent");
        sandbox.fail(Fault.status("smtp", 451).times(1));
        UUID id = mail("De novo", "pt-BR");

        awaitStatus(id, "delivered");
        assertThat(sandbox.mails()).hasSize(1);
        assertThat(notification(id).getInt("deliveries[0].attempts")).isEqualTo(2);
        assertThat(counter(EMAIL, "sent")).isEqualTo(before + 1);
    }

    @Test
    void manyMailsAreSentWithoutOneThatHangs() {
        for (int i = 0; i < 50; i++) {
            mail("Mail " + i, "pt-BR");
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sandbox.mails()).hasSize(50));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                ana().get("/notifications?status=delivered").<Integer>path("total")).isEqualTo(50));
        assertThat(database.list(row -> row.number("attempts"), "select distinct attempts from delivery"))
                .containsExactly(1);
    }

    @Test
    void aMailThatIsRefusedForGoodIsNotTriedAgain() {
        double before = counter(EMAIL, "failed");
        sandbox.fail(Fault.status("smtp", 550));
        UUID id = mail("Recusado", "pt-BR");

        awaitStatus(id, "failed");
        assertThat(notification(id).getInt("deliveries[0].attempts")).isEqualTo(1);
        assertThat(notification(id).getString("error")).isEqualTo("the mail server answered 550");
        assertThat(events(id)).containsExactly("notification.failed");
        assertThat(counter(EMAIL, "failed")).isEqualTo(before + 1);
    }

    @Test
    void aMailWhoseAnswerWasLostIsSentAgainUnderTheSameId() {
        sandbox.fail(Fault.timeoutAfterCommit("smtp").times(1));
        UUID id = mail("Resposta perdida", "pt-BR");

        awaitStatus(id, "delivered");
        assertThat(sandbox.mails()).hasSize(2);
        assertThat(sandbox.mails().stream().map(mail -> mail.header("Message-ID")).distinct()).hasSize(1);
    }

    @Test
    void aServerThatIsDownIsTriedUntilItIsBack() {
        sandbox.fail(Fault.down("smtp"));
        UUID id = mail("Volta logo", "pt-BR");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notification(id).getInt("deliveries[0].attempts")).isGreaterThan(1));
        sandbox.heal();

        awaitStatus(id, "delivered");
        assertThat(sandbox.mails()).hasSize(1);
    }

    @Test
    void aMailThatCouldNotBeSentForADayHasFailed() {
        sandbox.fail(Fault.down("smtp"));
        UUID id = mail("Tarde demais", "pt-BR");
        database.update("update delivery set created_at = now() - interval '25 hours'");

        awaitStatus(id, "failed");
        assertThat(notification(id).getString("error")).isEqualTo("could not be sent in time");
        assertThat(sandbox.mails()).isEmpty();
    }

    @Test
    void aMailThatWasBeingSentWhenTheProcessDiedIsSentAgain() {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now();
        database.update(
                """
                        insert into notification (id, key, source, kind, urgency, language, subject, text, state, created_at, updated_at)
                        values (?, ?, 'api', 'brief', 'normal', 'pt-BR', 'Resumo', 'Bom dia', 'pending', ?, ?)""",
                id,
                "crash/" + id, now, now);
        database.update(
                """
                        insert into delivery (id, notification_id, channel, recipient, state, attempts, next_attempt_at, lease_until,
                            sent_at, created_at, updated_at)
                        values (?, ?, 'email', ?, 'sending', 1, ?, ?, ?, ?, ?)""",
                UUID.randomUUID(), id, MAILBOX, now, now, now,
                now, now);

        awaitStatus(id, "delivered");
        assertThat(sandbox.mails()).hasSize(1);
    }

    private UUID mail(String text, String language) {
        return send(
                Map.of("text", text, "subject", "Título", "channel", "email", "kind", "brief", "language", language));
    }
}
