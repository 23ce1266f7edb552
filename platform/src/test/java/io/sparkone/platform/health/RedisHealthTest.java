package io.sparkone.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RedisHealthTest {

    @Test
    @Timeout(60)
    void redisThatDoesNotAnswerIsDownForThatReason() {
        HealthCheckResponse health = new RedisHealth(answering(Uni.createFrom().nothing())).call();

        assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(health.getData()).contains(Map.of("reason", "no answer within 3 s"));
    }

    @Test
    void redisThatRefusesIsDownForItsReason() {
        HealthCheckResponse health = new RedisHealth(
                answering(Uni.createFrom().failure(new IllegalStateException("refused")))).call();

        assertThat(health.getData()).contains(Map.of("reason", "refused"));
    }

    private static ReactiveRedisDataSource answering(Uni<?> answer) {
        return (ReactiveRedisDataSource) Proxy.newProxyInstance(RedisHealthTest.class.getClassLoader(),
                new Class<?>[]{ReactiveRedisDataSource.class}, (proxy, method, arguments) -> answer);
    }
}
