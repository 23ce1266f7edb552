package io.sparkone.platform.health;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.health.api.Wellness;
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
        } catch (RuntimeException e) {
            return HealthCheckResponse.named("redis").down().withData("reason", String.valueOf(e.getMessage())).build();
        }
    }
}
