package io.sparkone.local.sandbox.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.http.Json;

class MessageQueryTest {
    private static final ChatMessage MESSAGE = new ChatMessage("A", "1@s.whatsapp.net", null, true, "x", "oi",
            Instant.ofEpochSecond(1000), "PENDING");

    @Test
    void aRemoteJidDoesNotNarrowTheResult() throws Exception {
        assertThat(query("{\"key\":{\"remoteJid\":\"2@s.whatsapp.net\"}}").test(MESSAGE)).isTrue();
    }

    @Test
    void timesCountOnlyWithBothEnds() throws Exception {
        assertThat(query("{\"messageTimestamp\":{\"gte\":2000}}").test(MESSAGE)).isTrue();
        assertThat(query("{\"messageTimestamp\":{\"gte\":2000,\"lte\":3000}}").test(MESSAGE)).isFalse();
        assertThat(query("{\"messageTimestamp\":{\"gte\":\"1970-01-01T00:00:00Z\",\"lte\":1000}}").test(MESSAGE))
                .isTrue();
    }

    @Test
    void theIdAndTheSideNarrowTheResult() throws Exception {
        assertThat(query("{\"key\":{\"id\":\"B\"}}").test(MESSAGE)).isFalse();
        assertThat(query("{\"key\":{\"id\":\"A\",\"fromMe\":false}}").test(MESSAGE)).isFalse();
        assertThat(query("{\"key\":{\"id\":\"A\",\"fromMe\":true}}").test(MESSAGE)).isTrue();
    }

    private static MessageQuery query(String where) throws Exception {
        return new MessageQuery(Json.read(where.getBytes(StandardCharsets.UTF_8)));
    }
}
