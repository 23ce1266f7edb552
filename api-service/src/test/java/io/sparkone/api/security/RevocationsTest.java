package io.sparkone.api.security;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;
import io.sparkone.local.testing.LocalStack;

@QuarkusTest
class RevocationsTest {

    /** More than the minute in which a warning is not repeated. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Inject
    MeterRegistry metrics;

    @Inject
    RedisDataSource redis;

    private final Client owner = Client.owner();

    @Test
    void revocationWhileRedisIsAwayHoldsHereIsWarnedOfAndToldLater() {
        Response issued = Client.issue("tasks:read");
        String id = issued.path("id");
        owner.get("/tasks").then().statusCode(200);
        double before = failures();
        Warnings warnings = new Warnings();
        Logger log = Logger.getLogger(Revocations.class.getName());
        log.addHandler(warnings);
        LocalStack.current().redis().kill();
        try {
            owner.delete("/auth/tokens/" + id).then().statusCode(204);

            Client.bearing(issued.path("token")).get("/tasks").then().statusCode(401);
            await().atMost(LIMIT).until(() -> failures() > before);
            await().atMost(LIMIT).until(() -> warnings.texts.stream()
                    .anyMatch(text -> text.startsWith("Revoked tokens could not be read, or not be told")));
        } finally {
            LocalStack.current().redis().restart();
            log.removeHandler(warnings);
        }

        await().atMost(LIMIT).ignoreExceptions().until(() -> redis.key().exists("sparkone:revoked:" + id));
    }

    private double failures() {
        return metrics.get("sparkone.revocation.failures").counter().count();
    }

    private static final class Warnings extends Handler {

        private final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            texts.add(record.getMessage());
        }

        @Override
        public void flush() {
            // each is kept at once
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
