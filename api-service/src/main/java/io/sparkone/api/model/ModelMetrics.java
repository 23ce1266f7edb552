package io.sparkone.api.model;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;

/** Counts what the model is asked, what comes of it and what it costs; every label value is there from the start. */
@ApplicationScoped
class ModelMetrics {

    private static final String CALLS = "sparkone.model.calls";
    private static final String TOKENS = "sparkone.model.tokens";
    private static final String SECONDS = "sparkone.model.call";

    private final MeterRegistry metrics;

    ModelMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent start) {
        for (String provider : List.of(Provider.OPENAI, Provider.LOCAL)) {
            for (CallOutcome outcome : CallOutcome.values()) {
                calls(provider, outcome);
            }
            tokens(provider, "input");
            tokens(provider, "output");
            timer(provider);
        }
    }

    void called(String provider, CallOutcome outcome, Duration took) {
        calls(provider, outcome).increment();
        if (outcome != CallOutcome.SKIPPED) {
            timer(provider).record(took);
        }
    }

    /** @param usage null, or holding null, where the provider does not say */
    void used(String provider, TokenUsage usage) {
        if (usage != null && usage.inputTokenCount() != null) {
            tokens(provider, "input").increment(Math.max(0, usage.inputTokenCount()));
        }
        if (usage != null && usage.outputTokenCount() != null) {
            tokens(provider, "output").increment(Math.max(0, usage.outputTokenCount()));
        }
    }

    private Counter calls(String provider, CallOutcome outcome) {
        return Counter.builder(CALLS).description("Questions to a language model, by what came of them")
                .tags("provider", provider, "outcome", outcome.toString()).register(metrics);
    }

    private Counter tokens(String provider, String direction) {
        return Counter.builder(TOKENS)
                .description("Tokens that a provider says it has read (input) and written (output)")
                .tags("provider", provider, "direction", direction).register(metrics);
    }

    private Timer timer(String provider) {
        return Timer.builder(SECONDS).description("How long a language model took to answer or to fail")
                .tags("provider", provider).register(metrics);
    }
}
