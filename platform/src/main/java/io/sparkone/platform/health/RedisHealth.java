package io.sparkone.platform.health;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether Redis answers. Without it events wait in the outbox, so the service stays ready. */
@Wellness
@HealthGroup("redis")
@ApplicationScoped
class RedisHealth implements HealthCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final ReactiveRedisDataSource redis;

    RedisHealth(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            redis.execute("PING").await().atMost(TIMEOUT);
            return HealthCheckResponse.named("redis").up().build();
        } catch (TimeoutException e) {
            // which says nothing
            return down("no answer within " + TIMEOUT.toSeconds() + " s");
        } catch (RuntimeException e) {
            return down(String.valueOf(e.getMessage()));
        }
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named("redis").down().withData("reason", reason).build();
    }
}
