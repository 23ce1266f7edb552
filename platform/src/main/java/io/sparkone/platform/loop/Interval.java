package io.sparkone.platform.loop;

import java.time.Duration;

/** Tells when something is due again; by the monotonic clock, since the clock of the day may jump. */
public final class Interval {

    private final long nanos;
    private long next = System.nanoTime();

    public Interval(Duration length) {
        this.nanos = length.toNanos();
    }

    /** Whether it is due, first at once; the next time is then one interval from now. */
    public boolean isDue() {
        long now = System.nanoTime();
        if (now - next < 0) {
            return false;
        }
        next = now + nanos;
        return true;
    }
}
