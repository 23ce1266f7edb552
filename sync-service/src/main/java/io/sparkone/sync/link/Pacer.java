package io.sparkone.sync.link;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Spreads requests over time: a bucket of tokens that refills evenly. Callers wait; none is refused. */
public final class Pacer {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    /**
     * @param perSecond requests per second in the long run
     * @param burst requests that may follow each other at once after a quiet time
     */
    public Pacer(double perSecond, int burst) {
        this(perSecond, burst, System::nanoTime);
    }

    Pacer(double perSecond, int burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Takes a token, after waiting for it if need be. */
    public void acquire() throws InterruptedException {
        Duration wait = reserve();
        if (!wait.isZero()) {
            Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
        }
    }

    /** Takes a token that may still have to come; answers how long to wait for it. */
    synchronized Duration reserve() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        tokens -= 1;
        return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / perSecond * NANOS));
    }
}
