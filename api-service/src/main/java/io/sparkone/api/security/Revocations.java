package io.sparkone.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.SetArgs;
import io.quarkus.redis.datasource.value.ValueCommands;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sparkone.platform.access.RevocationList;

/**
 * Which tokens were revoked: here from the table, for the other services in Redis, where {@code sparkone:revoked:<jti>}
 * lives as long as the token would have. Redis may lose it, so it is written again and again.
 */
@ApplicationScoped
class Revocations implements RevocationList {

    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final TokenTable table;
    private final ValueCommands<String, String> redis;
    private final Clock clock;
    private final Counter failures;
    private volatile Map<String, Instant> revoked = Map.of();
    private volatile Instant quietUntil = Instant.MIN;

    Revocations(TokenTable table, RedisDataSource redis, Clock clock, MeterRegistry metrics) {
        this.table = table;
        this.redis = redis.value(String.class);
        this.clock = clock;
        this.failures = Counter.builder("sparkone.revocation.failures")
                .description("Rounds in which revoked tokens could not be read, or not be told to the other services")
                .register(metrics);
    }

    @Override
    public Uni<Boolean> contains(String tokenId) {
        return Uni.createFrom().item(revoked.containsKey(tokenId));
    }

    /** Before the first request: until they were read, no token would be known as revoked. */
    void begin(@Observes StartupEvent start) {
        refresh();
    }

    void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) TokenRevoked revocation) {
        refresh();
    }

    @Scheduled(identity = "revocations", every = "${sparkone.access.revocation-check:2s}", concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        try {
            read().forEach(this::publish);
        } catch (RuntimeException e) {
            // the database or Redis is away, which health tells; the next round is soon
            failures.increment();
            warn(e);
        }
    }

    /** One at a time: what was read earlier must not take the place of what was read later. */
    private synchronized Map<String, Instant> read() {
        revoked = Map.copyOf(table.revoked(clock.instant()));
        return revoked;
    }

    /** Once a minute: every round of an outage would say the same. */
    private void warn(RuntimeException failure) {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            return;
        }
        quietUntil = now.plus(QUIET);
        LOG.warnf(
                "Revoked tokens could not be read, or not be told to the other services, which may accept them until that "
                        + "works again: %s",
                failure.getClass().getName());
    }

    private void publish(String tokenId, Instant expires) {
        Duration left = Duration.between(clock.instant(), expires);
        if (left.toMillis() > 0) {
            redis.set(KEY + tokenId, "1", new SetArgs().px(left.toMillis()));
        }
    }
}
