package io.sparkone.local.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.sparkone.local.keys.SigningKeys;

/** What api-service says of tokens holds in every service: a {@code @QuarkusTest} of each extends this. */
public abstract class RevokedTokenContract {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String UNCHECKED = "sparkone_revocation_checks_total{result=\"unchecked\"} ";

    /** Set by {@link SigningKeysResource}. */
    protected SigningKeys keys;

    private final String id = UUID.randomUUID().toString();
    private final String path;
    private final String scope;

    /**
     * @param path that answers GET with 200
     * @param scope that it takes
     */
    protected RevokedTokenContract(String path, String scope) {
        this.path = path;
        this.scope = scope;
    }

    @Test
    void aRevokedTokenIsRefusedAsAProblem() {
        String token = token(id);
        given().auth().oauth2(token).get(path).then().statusCode(200);

        LocalStack.current().redis().set("sparkone:revoked:" + id, "1");

        await().atMost(SOON).until(() -> given().auth().oauth2(token).get(path).statusCode() == 401);
        given().auth().oauth2(token).get(path).then().statusCode(401).contentType("application/problem+json")
                .body("type", equalTo("urn:sparkone:problem:unauthorized"));
        given().auth().oauth2(token("another")).get(path).then().statusCode(200);
    }

    @Test
    void withoutRedisATokenIsTakenAtItsWordAndCounted() {
        LocalStack.current().redis().pause();
        try {
            given().auth().oauth2(token(id)).get(path).then().statusCode(200);
        } finally {
            LocalStack.current().redis().resume();
        }
        String unchecked = given().get("/metrics").then().extract().asString().lines()
                .filter(line -> line.startsWith(UNCHECKED)).findFirst().orElseThrow();
        assertThat(unchecked).doesNotEndWith(" 0.0");
    }

    private String token(String tokenId) {
        return keys.token(tokenId, "ana", LIFE, scope);
    }
}
