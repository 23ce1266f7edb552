package io.sparkone.local.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private final Webhooks webhooks = new Webhooks("test", new Webhooks.Policy(3, Duration.ofMillis(20),
            Duration.ofMillis(50), 0.2, Duration.ofSeconds(5), Set.of(401)));

    @AfterEach
    void stop() {
        webhooks.close();
    }

    @Test
    void aRefusedCallIsRepeatedUntilItIsAccepted() throws Exception {
        try (Receiver receiver = new Receiver()) {
            receiver.refuse(2, 503);
            send(receiver);
            assertThat(receiver.next().json().path("attempt").asInt()).isEqualTo(1);
            assertThat(receiver.next().json().path("attempt").asInt()).isEqualTo(2);
            assertThat(receiver.next().json().path("attempt").asInt()).isEqualTo(3);
            assertThat(receiver.silent()).isTrue();
            assertThat(webhooks.delivered()).isEqualTo(1);
        }
    }

    @Test
    void theNumberOfAttemptsIsBounded() throws Exception {
        try (Receiver receiver = new Receiver()) {
            receiver.refuse(10, 500);
            send(receiver);
            receiver.next();
            receiver.next();
            receiver.next();
            assertThat(receiver.silent()).isTrue();
            assertThat(webhooks.lost()).isEqualTo(1);
        }
    }

    @Test
    void aPermanentRefusalIsNotRepeated() throws Exception {
        try (Receiver receiver = new Receiver()) {
            receiver.refuse(10, 401);
            send(receiver);
            receiver.next();
            assertThat(receiver.silent()).isTrue();
            assertThat(webhooks.lost()).isEqualTo(1);
        }
    }

    private void send(Receiver receiver) {
        webhooks.send(attempt -> new Webhooks.Call(receiver.url(), Map.of(),
                Json.bytes(Json.object().put("attempt", attempt))));
    }
}
