package io.sparkone.platform.access;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Asks Redis, where api-service keeps the revoked tokens. While Redis is away tokens are accepted, since their signature and their
 * end still hold, except those known to be revoked; that is counted and logged.
 */
@DefaultBean
@ApplicationScoped
class RevocationsInRedis implements RevocationList {

    private static final Logger LOG = Logger.getLogger(RevocationsInRedis.class);
    private static final Duration BELIEVED_FOR = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final int MOST_REMEMBERED = 1_000;

    private enum Result {
        VALID, REVOKED, UNCHECKED
    }

    private final ReactiveKeyCommands<String> redis;
    private final Map<Result, Counter> counters = new EnumMap<>(Result.class);
    private final Map<String, Answer> answers = new RecentAnswers();
    private final AtomicBoolean away = new AtomicBoolean();

    RevocationsInRedis(ReactiveRedisDataSource redis, MeterRegistry metrics) {
        this.redis = redis.key();
        for (Result result : Result.values()) {
            counters.put(result, Counter.builder("sparkone.revocation.checks")
                    .tag("result", result.name().toLowerCase(Locale.ROOT))
                    .description("Bearer tokens compared with the revoked ones; unchecked: accepted without Redis")
                    .register(metrics));
        }
    }

    @Override
    public Uni<Boolean> contains(String tokenId) {
        return remembered(tokenId).map(known -> Uni.createFrom().item(known)).orElseGet(() -> ask(tokenId))
                .invoke(result -> counters.get(result).increment()).map(result -> result == Result.REVOKED);
    }

    private Uni<Result> ask(String tokenId) {
        return Uni.createFrom().deferred(() -> redis.exists(KEY + tokenId)).ifNoItem().after(TIMEOUT).fail()
                .map(this::told).onFailure().recoverWithItem(this::untold)
                .invoke(result -> remember(tokenId, new Answer(result, System.nanoTime())));
    }

    private Result told(boolean revoked) {
        if (away.getAndSet(false)) {
            LOG.info("Redis says again which tokens are revoked");
        }
        return revoked ? Result.REVOKED : Result.VALID;
    }

    private Result untold(Throwable failure) {
        if (!away.getAndSet(true)) {
            LOG.warnf("Redis does not say which tokens are revoked; accepting them until it does: %s", failure);
        }
        return Result.UNCHECKED;
    }

    private Optional<Result> remembered(String tokenId) {
        synchronized (answers) {
            return Optional.ofNullable(answers.get(tokenId)).filter(Answer::holds).map(Answer::result);
        }
    }

    private void remember(String tokenId, Answer answer) {
        synchronized (answers) {
            answers.put(tokenId, answer);
        }
    }

    /** @param givenNanos by the monotonic clock */
    private record Answer(Result result, long givenNanos) {

        /** What is revoked stays so; the rest may be revoked at any time. */
        boolean holds() {
            return result == Result.REVOKED || System.nanoTime() - givenNanos < BELIEVED_FOR.toNanos();
        }
    }

    /** Those asked for most recently. */
    private static final class RecentAnswers extends LinkedHashMap<String, Answer> {

        private static final long serialVersionUID = 1L;

        private RecentAnswers() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
