package io.sparkone.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.LocalStack;
import io.sparkone.local.testing.LocalStackResource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "platform"))
class RevocationsInRedisTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String token = UUID.randomUUID().toString();

    @Inject
    RevocationList revocations;

    @Inject
    RedisDataSource redis;

    @Inject
    MeterRegistry metrics;

    @Test
    void aTokenIsRefusedSoonAfterItWasRevoked() {
        assertThat(isRevoked()).isFalse();

        revoke();

        await().atMost(SOON).until(this::isRevoked);
    }

    @Test
    void whileRedisIsDownTokensAreAcceptedAndCounted() throws Exception {
        LocalStack.current().redis().kill();
        try {
            double before = count("unchecked");

            assertThat(isRevoked()).isFalse();

            assertThat(count("unchecked")).isEqualTo(before + 1);
        } finally {
            LocalStack.current().redis().restart();
        }
        revoke();
        await().atMost(SOON).until(this::isRevoked);
    }

    @Test
    void anAnswerIsNotAwaitedForLongWhileRedisHangs() throws Exception {
        LocalStack.current().redis().pause();
        try {
            assertThat(isRevoked()).isFalse();
        } finally {
            LocalStack.current().redis().resume();
        }
    }

    @Test
    void aTokenKnownToBeRevokedStaysSoWhateverBecomesOfRedis() {
        revoke();
        await().atMost(SOON).until(this::isRevoked);

        LocalStack.current().redis().flushAll();

        await().during(Duration.ofSeconds(2)).atMost(SOON).until(this::isRevoked);
    }

    private void revoke() {
        redis.value(String.class).setex(RevocationList.KEY + token, 60, "1");
    }

    private boolean isRevoked() {
        return revocations.contains(token).await().atMost(SOON);
    }

    private double count(String result) {
        return metrics.counter("sparkone.revocation.checks", "result", result).count();
    }
}
