package io.sparkone.platform.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.config.ServiceConfig;
import io.sparkone.platform.event.EventHandlers;
import io.sparkone.platform.loop.Loop;
import io.sparkone.platform.stream.StreamReader;

/** Starts a consumer for each stream that this service handles events of, and stops them all: drain, then leave. */
@ApplicationScoped
class Consumers {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final EventHandlers handlers;
    private final StreamReader reader;
    private final EventProcessor processor;
    private final Attempts attempts;
    private final RestoreDetector restores;
    private final Inbox inbox;
    private final ConsumerMetrics metrics;
    private final EventsConfig config;
    private final ServiceConfig service;
    private final List<Loop> loops = new ArrayList<>();

    Consumers(EventHandlers handlers, StreamReader reader, EventProcessor processor, Attempts attempts,
            RestoreDetector restores, Inbox inbox,
            ConsumerMetrics metrics, EventsConfig config, ServiceConfig service) {
        this.handlers = handlers;
        this.reader = reader;
        this.processor = processor;
        this.attempts = attempts;
        this.restores = restores;
        this.inbox = inbox;
        this.metrics = metrics;
        this.config = config;
        this.service = service;
    }

    void start(@Observes @Priority(Loop.START) StartupEvent started) {
        handlers.streams().forEach(metrics::register);
        if (config.consume()) {
            handlers.streams().forEach(stream -> loops.add(Loop.start("consume-" + stream, consumer(stream)::round)));
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        loops.parallelStream().forEach(loop -> loop.stop(STOP_TIMEOUT));
    }

    private StreamConsumer consumer(String stream) {
        String group = service.service();
        Suspects suspects = new Suspects(group, config, reader, processor, attempts, metrics);
        return new StreamConsumer(stream, group, config, reader, processor, suspects, restores, inbox);
    }
}
