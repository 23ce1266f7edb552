package io.sparkone.notify.whatsapp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jboss.logging.Logger;

import io.sparkone.platform.loop.Backoff;

/**
 * Whether WhatsApp is worth a try. Open, nothing is sent; after a pause it is half open, and the next real message shows whether
 * it closes.
 */
class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);

    enum State {
        CLOSED, HALF_OPEN, OPEN
    }

    private final Clock clock;
    private final int threshold;
    private final Duration stateCheckAfter;
    private final Backoff pauses;
    private State state = State.CLOSED;
    private Instant retryAt = Instant.MIN;
    private Instant lastSign = Instant.MIN;
    private int doubts;

    Breaker(WhatsAppConfig config, Clock clock) {
        this.clock = clock;
        this.threshold = config.breaker().threshold();
        this.stateCheckAfter = config.stateCheckAfter();
        this.pauses = new Backoff(config.breaker().pause(), config.breaker().longestPause());
    }

    synchronized State state() {
        return state;
    }

    synchronized boolean permits() {
        if (state == State.OPEN && !clock.instant().isBefore(retryAt)) {
            state = State.HALF_OPEN;
        }
        return state != State.OPEN;
    }

    /** Whether nothing has been heard of WhatsApp for so long that its state should be asked for first. */
    synchronized boolean isStale() {
        return state != State.CLOSED || lastSign.isBefore(clock.instant().minus(stateCheckAfter));
    }

    /** Nothing can be sent. */
    synchronized void trip(String reason) {
        Duration pause = pauses.next();
        retryAt = clock.instant().plus(pause);
        lastSign = Instant.MIN;
        doubts = 0;
        if (state != State.OPEN) {
            LOG.warnf("WhatsApp is off for %d s: %s", pause.toSeconds(), reason);
        }
        state = State.OPEN;
    }

    /** An acknowledgement stayed away, or an answer; several in a row trip it, a single one while half open. */
    synchronized void doubt(String reason) {
        doubts++;
        lastSign = Instant.MIN;
        if (doubts >= threshold || state == State.HALF_OPEN) {
            trip(reason);
        }
    }

    /** A message was taken; that WhatsApp's server has it is not said yet. */
    synchronized void accepted() {
        lastSign = clock.instant();
        if (state != State.CLOSED) {
            LOG.info("WhatsApp is back");
            state = State.CLOSED;
        }
    }

    /** WhatsApp's server has a message: no doubt is left. */
    synchronized void acknowledged() {
        doubts = 0;
        pauses.reset();
        lastSign = clock.instant();
    }

    /** Evolution says that it is connected again: the next message may try. */
    synchronized void reconnected() {
        if (state == State.OPEN) {
            retryAt = clock.instant();
        }
    }
}
