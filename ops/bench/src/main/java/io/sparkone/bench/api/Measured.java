package io.sparkone.bench.api;

/**
 * What one run showed.
 *
 * @param rate answers or transactions a second
 * @param p50 median of the latency in milliseconds
 * @param p99 99th percentile of the latency in milliseconds
 * @param failed answers other than 2xx, and requests without an answer
 */
record Measured(double rate, double p50, double p99, long failed) {

    @Override
    public String toString() {
        return "%7.0f /s  p50 %6.1f ms  p99 %6.1f ms%s".formatted(rate, p50, p99,
                failed == 0 ? "" : "  " + failed + " FAILED");
    }
}
