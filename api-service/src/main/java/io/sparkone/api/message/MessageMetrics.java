package io.sparkone.api.message;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** Counts what comes in and what is made of it; every label value is there from the start. */
@ApplicationScoped
class MessageMetrics {

    static final String ACCEPTED = "accepted";
    static final String DUPLICATE = "duplicate";
    static final String IGNORED = "ignored";
    static final String REJECTED = "rejected";
    static final String GRAMMAR = "grammar";
    static final String MODEL = "model";

    private static final String INGESTION = "sparkone.ingestion";
    private static final String INTERPRETATION = "sparkone.interpretation";
    private static final String WAIT_FAILURES = "sparkone.messages.wait.failures";
    private static final List<String> KINDS = List.of("create_task", "create_event", "list_tasks", "list_events",
            "complete", "postpone", "cancel", "several", "brief", "help", "correct", "question", "unknown");

    private final MeterRegistry metrics;
    private final AtomicLong waiting = new AtomicLong();

    MessageMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent start) {
        Gauge.builder("sparkone.messages.waiting", waiting, AtomicLong::get)
                .description("Messages that a language model is still to be asked about").register(metrics);
        metrics.counter(WAIT_FAILURES);
        for (Channel channel : Channel.values()) {
            for (String status : List.of(ACCEPTED, DUPLICATE, IGNORED, REJECTED)) {
                metrics.counter(INGESTION, "channel", channel.toString(), "status", status);
            }
        }
        for (String kind : KINDS) {
            metrics.counter(INTERPRETATION, "kind", kind, "engine", GRAMMAR);
            metrics.counter(INTERPRETATION, "kind", kind, "engine", MODEL);
        }
    }

    /** A message that waits could not be finished, and goes on waiting. */
    void waitFailed() {
        metrics.counter(WAIT_FAILURES).increment();
    }

    void waiting(long messages) {
        waiting.set(messages);
    }

    void ingested(Channel channel, String status) {
        metrics.counter(INGESTION, "channel", channel.toString(), "status", status).increment();
    }

    void interpreted(String kind, String engine) {
        metrics.counter(INTERPRETATION, "kind", kind, "engine", engine).increment();
    }
}
