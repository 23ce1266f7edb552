package io.sparkone.api.message;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
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

    private static final List<String> KINDS = List.of("create_task", "create_event", "list_tasks", "list_events",
            "complete", "postpone", "cancel", "several", "brief", "help", "correct", "confirm", "undo", "forget",
            "courtesy", "question", "unknown");

    private final MeterRegistry metrics;
    private final AtomicLong waiting = new AtomicLong();

    MessageMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent start) {
        Gauge.builder("sparkone.messages.waiting", waiting, AtomicLong::get)
                .description("Messages that a language model is still to be asked about").register(metrics);
        waitFailures();
        for (Channel channel : Channel.values()) {
            for (String status : List.of(ACCEPTED, DUPLICATE, IGNORED, REJECTED)) {
                ingestions(channel, status);
            }
        }
        for (String kind : KINDS) {
            interpretations(kind, GRAMMAR);
            interpretations(kind, MODEL);
        }
    }

    /** A message that waits could not be finished, and goes on waiting. */
    void waitFailed() {
        waitFailures().increment();
    }

    void waiting(long messages) {
        waiting.set(messages);
    }

    void ingested(Channel channel, String status) {
        ingestions(channel, status).increment();
    }

    void interpreted(String kind, String engine) {
        interpretations(kind, engine).increment();
    }

    private Counter waitFailures() {
        return Counter.builder("sparkone.messages.wait.failures")
                .description("Times that a waiting message could not be finished and went on waiting")
                .register(metrics);
    }

    private Counter ingestions(Channel channel, String status) {
        return Counter.builder("sparkone.ingestion").description("Messages that came in, and what became of them")
                .tags("channel", channel.toString(), "status", status).register(metrics);
    }

    private Counter interpretations(String kind, String engine) {
        return Counter.builder("sparkone.interpretation")
                .description("Messages by what was understood, and by whether grammar or model understood it")
                .tags("kind", kind, "engine", engine).register(metrics);
    }
}
