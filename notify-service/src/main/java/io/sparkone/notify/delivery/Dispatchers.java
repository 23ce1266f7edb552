package io.sparkone.notify.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import io.sparkone.notify.database.Outages;
import io.sparkone.platform.event.TracedWork;
import io.sparkone.platform.loop.Backoff;
import io.sparkone.platform.loop.Loop;

/** Sends what is due, one message at a time on each channel. */
@ApplicationScoped
class Dispatchers {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);
    private static final int WRITE_ATTEMPTS = 6;

    private final List<Channel> channels;
    private final Claims claims;
    private final Deliveries deliveries;
    private final TracedWork traced;
    private final Wakeups wakeups;
    private final DeliveryConfig config;
    private final Clock clock;
    private final List<Loop> loops = new ArrayList<>();

    Dispatchers(@All List<Channel> channels, Claims claims, Deliveries deliveries, TracedWork traced,
            Wakeups wakeups, DeliveryConfig config, Clock clock) {
        this.channels = channels;
        this.claims = claims;
        this.deliveries = deliveries;
        this.traced = traced;
        this.wakeups = wakeups;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        channels.stream().filter(Channel::enabled).forEach(channel -> {
            String name = "send-" + channel.type().wire();
            loops.add(Loop.start(name, Outages.survive(name, () -> round(channel))));
        });
    }

    void stop(@Observes ShutdownEvent stopped) {
        loops.parallelStream().forEach(loop -> loop.stop(STOP_TIMEOUT));
    }

    private void round(Channel channel) throws InterruptedException {
        Optional<Outgoing> message = Optional.empty();
        if (channel.available()) {
            message = claims.next(channel);
        } else {
            divertAll(channel);
        }
        if (message.isPresent()) {
            send(channel, message.get());
        } else {
            wakeups.await(channel.type(), config.pollInterval());
        }
    }

    /** The call, and the event that tells of it, belong to the trace in which the notice was asked for. */
    private void send(Channel channel, Outgoing message) throws InterruptedException {
        try {
            traced.call("send " + channel.type().wire(), SpanKind.CLIENT, message.traceparent(), () -> {
                writeDown(message.delivery(), channel.send(message));
                return null;
            });
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a call gave is known here only: if the database is away just now, it gets some seconds to come back. */
    private void writeDown(UUID id, Outcome outcome) throws InterruptedException {
        Backoff pauses = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(3));
        for (int attempt = 1;; attempt++) {
            try {
                deliveries.apply(id, outcome);
                return;
            } catch (RuntimeException e) {
                if (attempt == WRITE_ATTEMPTS || !Outages.isOutage(e)) {
                    throw e;
                }
                Thread.sleep(pauses.next().toMillis());
            }
        }
    }

    private void divertAll(Channel channel) {
        for (UUID id : claims.waiting(channel.type(), clock.instant())) {
            deliveries.divert(id, channel.type().wire() + " is not available");
        }
    }
}
