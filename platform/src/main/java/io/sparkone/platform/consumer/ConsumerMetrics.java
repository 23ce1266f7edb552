package io.sparkone.platform.consumer;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What became of the events that were read. */
@ApplicationScoped
class ConsumerMetrics {

    enum Result {
        APPLIED, DUPLICATE, IGNORED, FAILED, DEAD
    }

    private final MeterRegistry registry;
    private final TransactionSynchronizationRegistry transaction;
    private final Map<String, Map<Result, Counter>> counters = new ConcurrentHashMap<>();

    ConsumerMetrics(MeterRegistry registry, TransactionSynchronizationRegistry transaction) {
        this.registry = registry;
        this.transaction = transaction;
    }

    /** Makes the series of a stream exist, at 0. */
    void register(String stream) {
        counters.computeIfAbsent(stream, name -> {
            Map<Result, Counter> byResult = new EnumMap<>(Result.class);
            for (Result result : Result.values()) {
                byResult.put(result, Counter.builder("sparkone.events.consumed").tag("stream", name)
                        .tag("result", result.name().toLowerCase(Locale.ROOT))
                        .description("Events read, by what became of them").register(registry));
            }
            return byResult;
        });
    }

    void count(String stream, Result result, int events) {
        register(stream);
        counters.get(stream).get(result).increment(events);
    }

    /** Counts when, and only if, the current transaction has committed. */
    void countAfterCommit(String stream, int applied, int duplicate, int ignored) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    count(stream, Result.APPLIED, applied);
                    count(stream, Result.DUPLICATE, duplicate);
                    count(stream, Result.IGNORED, ignored);
                }
            }
        });
    }
}
