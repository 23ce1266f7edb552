package io.sparkone.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.sparkone.notify.testing.NoChannels;
import io.sparkone.notify.testing.NotifyServiceTest;

@QuarkusTest
@TestProfile(NoChannels.class)
class NoChannelsTest extends NotifyServiceTest {

    @Test
    void aNoticeIsRecordedAsFailedWhereNothingIsConfigured() {
        UUID id = sendText("Ninguém ouve");

        awaitStatus(id, "failed");
        assertThat(notification(id).getString("error")).isEqualTo("no channel configured");
    }

    @Test
    void aTestOfAChannelThatIsOffSaysSo() {
        ana().body(Map.of("channel", "whatsapp")).post("/notifications/test").then().statusCode(409);
        ana().body(Map.of()).post("/notifications/test").then().statusCode(409);
    }

    @Test
    void inQuietHoursANoticeWaitsWhileACriticalOneAndAnAnswerPass() {
        UUID normal = send(Map.of("text", "Lembrete", "kind", "reminder"));
        UUID critical = send(Map.of("text", "Disco cheio", "kind", "alert", "urgency", "critical"));
        UUID reply = send(Map.of("text", "Tarefa criada", "kind", "reply"));

        awaitStatus(normal, "held");
        awaitStatus(critical, "failed");
        awaitStatus(reply, "failed");
    }

    @Test
    void whatWouldBeOfNoUseAfterTheQuietHoursDoesNotWait() {
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        UUID id = send(Map.of("text", "Reunião às 23h", "kind", "reminder", "expires_at", soon.toString()));

        awaitStatus(id, "failed");
    }

    @Test
    void whatWasHeldIsToldTogetherWhenTheQuietHoursEnd() {
        UUID first = send(Map.of("text", "Pagar aluguel", "kind", "reminder"));
        UUID second = send(Map.of("text", "Ligar para Ana", "kind", "reminder"));
        database.update("update digest_window set open_until = now() - interval '1 second'");

        awaitStatus(first, "digested");
        awaitStatus(second, "digested");
        String digest = notification(first).getString("digest_id");
        assertThat(notification(UUID.fromString(digest)).getString("text")).contains("2 avisos", "Pagar aluguel",
                "Ligar para Ana");
        assertThat(notification(second).getString("digest_id")).isEqualTo(digest);
    }
}
