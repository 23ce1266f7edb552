package io.sparkone.notify.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.SettableClock;

class BreakerTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final Breaker breaker = new Breaker(Settings.of(null, null, null), clock);

    @Test
    void itLetsMessagesPassAtFirst() {
        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void itOpensAtOnceWhenNothingCanBeSent() {
        breaker.trip("Connection Closed");

        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void afterAPauseItLetsARealMessageTry() {
        breaker.trip("Connection Closed");
        clock.advance(Duration.ofSeconds(30));

        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
        breaker.accepted();
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void aSingleDoubtOpensItAgainWhileItIsHalfOpen() {
        breaker.trip("Connection Closed");
        clock.advance(Duration.ofSeconds(30));
        breaker.permits();
        breaker.doubt("no answer");

        assertThat(breaker.permits()).isFalse();
    }

    @Test
    void doubtsInARowOpenItAndAnAcknowledgementRemovesThem() {
        breaker.doubt("no answer");
        breaker.doubt("no answer");
        breaker.acknowledged();
        breaker.doubt("no answer");
        breaker.doubt("no answer");
        assertThat(breaker.permits()).isTrue();

        breaker.doubt("no answer");
        assertThat(breaker.permits()).isFalse();
    }

    @Test
    void messagesThatAreAcceptedButNeverAcknowledgedOpenItToo() {
        for (int i = 0; i < 3; i++) {
            breaker.accepted();
            breaker.doubt("not acknowledged");
        }

        assertThat(breaker.permits()).isFalse();
    }

    @Test
    void eachPauseIsLongerThanTheOneBeforeUpToALimit() {
        for (int i = 0; i < 10; i++) {
            breaker.trip("down");
        }
        clock.advance(Duration.ofSeconds(149));
        assertThat(breaker.permits()).isFalse();
        clock.advance(Duration.ofSeconds(151));
        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void aReconnectionEndsThePause() {
        breaker.trip("disconnected");
        breaker.reconnected();

        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void theStateIsAskedForOnlyWhenNothingWasHeardForAWhile() {
        assertThat(breaker.isStale()).isTrue();
        breaker.accepted();
        assertThat(breaker.isStale()).isFalse();
        clock.advance(Duration.ofSeconds(11));
        assertThat(breaker.isStale()).isTrue();
    }
}
