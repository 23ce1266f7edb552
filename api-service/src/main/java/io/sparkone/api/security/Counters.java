package io.sparkone.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;

/**
 * Counts that expire, in Redis. Where Redis is away they are zero and a metric says so: limits protect the service and must
 * not stop it.
 */
@Startup
@ApplicationScoped
class Counters {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final String ADD = """
            local n = redis.call('INCR', KEYS[1])
            if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return n""";
    private static final String TAKE_BACK = """
            if redis.call('EXISTS', KEYS[1]) == 1 then return redis.call('DECR', KEYS[1]) end
            return 0""";

    private final RedisAPI redis;
    private final Clock clock;
    private final Counter skipped;
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);

    Counters(RedisAPI redis, Clock clock, MeterRegistry metrics) {
        this.redis = redis;
        this.clock = clock;
        this.skipped = Counter.builder("sparkone.rate.limit.skipped")
                .description("Checks of a limit that were skipped because Redis did not answer").register(metrics);
    }

    /** Adds one, and gives the count since the key was new; 0 where Redis is away. */
    Uni<Long> increment(String key, Duration life) {
        return ask(() -> redis.eval(List.of(ADD, "1", key, Long.toString(life.toMillis()))));
    }

    /** The same, blocking. */
    long add(String key, Duration life) {
        return increment(key, life).await().atMost(PATIENCE.multipliedBy(2));
    }

    /** Takes one back that was added. Blocks. */
    void takeBack(String key) {
        ask(() -> redis.eval(List.of(TAKE_BACK, "1", key))).await().atMost(PATIENCE.multipliedBy(2));
    }

    private Uni<Long> ask(Supplier<Uni<? extends Response>> question) {
        if (clock.instant().isBefore(pausedUntil.get())) {
            skipped.increment();
            return Uni.createFrom().item(0L);
        }
        return Uni.createFrom().deferred(question).ifNoItem().after(PATIENCE).fail()
                .map(count -> count == null ? 0L : count.toLong())
                // whatever went wrong with Redis, the request goes on
                .onFailure().recoverWithItem(failure -> {
                    skipped.increment();
                    pausedUntil.set(clock.instant().plus(PAUSE_AFTER_FAILURE));
                    return 0L;
                });
    }
}
