package io.sparkone.local.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for another process, which can only be asked again and again. */
public final class Waiting {

    private static final Duration STEP = Duration.ofMillis(20);

    private Waiting() {}

    /** Asks until the condition holds; false when it did not within the timeout or the thread was interrupted. */
    public static boolean until(Duration timeout, BooleanSupplier condition) {
        return until(timeout, STEP, condition);
    }

    /** @param step between two questions */
    public static boolean until(Duration timeout, Duration step, BooleanSupplier condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            try {
                Thread.sleep(step.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
