package io.sparkone.backup.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import org.junit.jupiter.api.Test;

import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.local.keys.SigningKeys;

/** Tokens as api-service signs them. */
@QuarkusTest
@QuarkusTestResource(BackupFolder.class)
class TokenTest {

    private static final Duration HOUR = Duration.ofHours(1);

    SigningKeys keys;

    @Test
    void aTokenOfTheApiOpensWhatItsScopesSay() {
        String token = keys.token("operator", HOUR, "backups:read");

        given().auth().oauth2(token).get("/backups").then().statusCode(200);
        given().auth().oauth2(token).post("/backups").then().statusCode(403).contentType("application/problem+json")
                .body("type", equalTo("urn:sparkone:problem:forbidden"));
    }

    @Test
    void noTokenIsRefusedAsAProblem() {
        given().get("/backups").then().statusCode(401).contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer");
    }

    @Test
    void anExpiredForeignOrForgedTokenIsRefused() {
        refused(keys.token("operator", HOUR.negated(), "backups:read"));
        refused(Jwt.issuer("another").audience("sparkone").upn("operator").groups("backups:read").expiresIn(HOUR)
                .sign(keys.privateKey()));
        refused(SigningKeys.generate().token("operator", HOUR, "backups:read"));
        refused("no-token-at-all");
    }

    @Test
    void healthAndMetricsNeedNoToken() {
        given().get("/health").then().statusCode(200);
        given().get("/metrics").then().statusCode(200);
    }

    private static void refused(String token) {
        given().auth().oauth2(token).get("/backups").then().statusCode(401);
    }
}
