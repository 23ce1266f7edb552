package io.sparkone.notify.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.LocalStack;
import io.sparkone.notify.testing.NotifyServiceTest;

/** What api-service says of tokens holds here too. */
@QuarkusTest
class RevokedTokenTest extends NotifyServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String id = UUID.randomUUID().toString();

    @Inject
    RedisDataSource redis;

    @Test
    void aRevokedTokenIsRefusedAsAProblem() throws Exception {
        String token = tokens.named(id, "notifications:read");
        given().auth().oauth2(token).get("/notifications").then().statusCode(200);

        redis.value(String.class).setex("sparkone:revoked:" + id, 600, "1");

        await().atMost(SOON).until(() -> given().auth().oauth2(token).get("/notifications").statusCode() == 401);
        given().auth().oauth2(token).get("/notifications").then().statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sparkone:problem:unauthorized"));
        given().auth().oauth2(tokens.with("notifications:read")).get("/notifications").then()
                .statusCode(200);
    }

    @Test
    void withoutRedisATokenIsTakenAtItsWordAndCounted() throws Exception {
        LocalStack.current().redis().pause();
        try {
            given().auth().oauth2(tokens.named(id, "notifications:read")).get("/notifications").then().statusCode(200);
        } finally {
            LocalStack.current().redis().resume();
        }
        String unchecked = given().get("/metrics").then().extract().asString().lines()
                .filter(line -> line.startsWith("sparkone_revocation_checks_total{result=\"unchecked\"} "))
                .findFirst().orElseThrow();
        assertThat(unchecked).doesNotEndWith(" 0.0");
    }
}
