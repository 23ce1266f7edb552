package io.sparkone.platform.loop;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts: doubling up to a limit, each between half and all of its length, so that peers do not keep step. */
public final class Backoff {

    private static final int MAX_DOUBLINGS = 30;

    private final Duration first;
    private final Duration limit;
    private int failures;

    public Backoff(Duration first, Duration limit) {
        this.first = first;
        this.limit = limit;
    }

    /** The pause after one more failure. */
    public Duration next() {
        return after(++failures);
    }

    /** The pause after the given number of failures, from 1. */
    public Duration after(int failures) {
        double factor = Math.pow(2, Math.min(Math.max(0, failures - 1), MAX_DOUBLINGS));
        double millis = Math.min(limit.toMillis(), first.toMillis() * factor);
        return Duration.ofMillis((long) (millis * (0.5 + ThreadLocalRandom.current().nextDouble() / 2)));
    }

    /** Whether nothing has failed since the last success. */
    public boolean isFirst() {
        return failures == 0;
    }

    public void reset() {
        failures = 0;
    }
}
