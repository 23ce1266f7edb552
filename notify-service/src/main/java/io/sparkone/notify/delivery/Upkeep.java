package io.sparkone.notify.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.notify.database.Outages;
import io.sparkone.platform.loop.Loop;

/** What time does to deliveries: claims run out, acknowledgements stay away, windows end, notices expire. */
@ApplicationScoped
class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final List<Channel> channels;
    private final Claims claims;
    private final Deliveries deliveries;
    private final Digests digests;
    private final NotificationTable notifications;
    private final DeliveryConfig config;
    private final Clock clock;
    private final Counter failures;
    private Loop loop;

    Upkeep(@All List<Channel> channels, Claims claims, Deliveries deliveries, Digests digests,
            NotificationTable notifications,
            DeliveryConfig config, Clock clock, MeterRegistry metrics) {
        this.channels = channels;
        this.claims = claims;
        this.deliveries = deliveries;
        this.digests = digests;
        this.notifications = notifications;
        this.config = config;
        this.clock = clock;
        this.failures = Counter.builder("sparkone.delivery.upkeep.failures")
                .description("Deliveries whose time was over and could not be dealt with").register(metrics);
    }

    void start(@Observes StartupEvent started) {
        loop = Loop.start("delivery-upkeep", Outages.survive("delivery-upkeep", this::round));
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop(STOP_TIMEOUT);
    }

    private void round() throws InterruptedException {
        Instant now = clock.instant();
        each(claims.abandoned(now), deliveries::abandoned);
        each(claims.overdue(now), deliveries::overdue);
        each(claims.expired(now), id -> deliveries.end(id, DeliveryState.EXPIRED, "expired before it was sent"));
        for (Channel channel : channels) {
            each(claims.congested(channel, now), id -> deliveries.divert(id, "too many messages to this number"));
            each(claims.stale(channel.type(), now.minus(config.giveUpAfter())),
                    id -> deliveries.end(id, DeliveryState.FAILED, "could not be sent in time"));
        }
        each(digests.due(), digests::release);
        notifications.deleteOlderThan(now.minus(config.retention()));
        Thread.sleep(config.pollInterval().toMillis());
    }

    /** One that cannot be dealt with must not keep the others from it. */
    private <T> void each(List<T> items, Consumer<T> action) {
        for (T item : items) {
            try {
                action.accept(item);
            } catch (RuntimeException e) {
                if (Outages.isOutage(e)) {
                    throw e;
                }
                failures.increment();
                LOG.errorf(e, "Upkeep of %s failed", item);
            }
        }
    }
}
