package io.sparkone.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import io.sparkone.platform.golden.GoldenEvents;

class GoldenEventsTest {

    private static final UUID ID = UUID.fromString("8f14e45f-ceea-4e7a-9c1b-0242ac120003");
    private static final String KEY = "message/8f14e45f-ceea-4e7a-9c1b-0242ac120002/reply";

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule())
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void whatIsToldOfADeliveryIsTheGoldenSample() throws JsonProcessingException {
        assertGolden("notification.delivered", outcome(ChannelType.WHATSAPP, "5511999990000", 1, null,
                Instant.parse("2026-11-22T13:00:02Z"), 1));
        assertGolden("notification.failed", outcome(ChannelType.EMAIL, "ops@sparkone.test", 5, "550 no such user",
                Instant.parse("2026-11-22T13:10:00Z"), 2));
    }

    @Test
    void theGoldenRequestIsUnderstood() throws JsonProcessingException {
        NotificationRequested request = json
                .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(GoldenEvents.data("notification.requested"), NotificationRequested.class);

        assertThat(request.notice("api", "en")).isEqualTo(new Notice(ID, KEY, "api", Kind.REPLY, Urgency.NORMAL, null,
                "5511999990000", "pt-BR", "Tarefa criada", "Tarefa 12: pagar fornecedor, seg 23/11 17:00", null));
    }

    @Test
    void whatARequestLeavesOutIsFilledIn() {
        Notice notice = new NotificationRequested(ID, KEY, "alert", "low", null, null, null, "Linha um\nLinha dois",
                null)
                .notice("backup", "pt-BR");

        assertThat(notice.subject()).isEqualTo("Linha um");
        assertThat(notice.language()).isEqualTo("pt-BR");
    }

    private void assertGolden(String type, NotificationOutcome outcome) throws JsonProcessingException {
        assertThat(json.readTree(json.writeValueAsString(outcome))).isEqualTo(json.readTree(GoldenEvents.data(type)));
    }

    private static NotificationOutcome outcome(ChannelType channel, String recipient, int attempts, String error,
            Instant at, int version) {
        Notice notice = new Notice(ID, KEY, "api", Kind.REPLY, Urgency.NORMAL, null, null, "pt-BR", "x", "x", null);
        Delivery delivery = new Delivery(UUID.randomUUID(), ID, channel, recipient, DeliveryState.ACCEPTED, attempts, 0,
                null, at, at, null, null, null, at, at);
        return NotificationOutcome.of(notice, delivery, error, at, version);
    }
}
