package io.sparkone.backup.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import org.junit.jupiter.api.Test;

import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.local.testing.LocalStackResource;

/** Tokens as api-service signs them. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "backup"))
@QuarkusTestResource(BackupFolder.class)
class TokenTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aTokenOfTheApiOpensWhatItsScopesSay() throws Exception {
        String token = token("sparkone", HOUR, BackupFolder.signingKey(), "backups:read");

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
    void anExpiredForeignOrForgedTokenIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);

        refused(token("sparkone", Duration.ofHours(-1), BackupFolder.signingKey(), "backups:read"));
        refused(token("another", HOUR, BackupFolder.signingKey(), "backups:read"));
        refused(token("sparkone", HOUR, generator.generateKeyPair().getPrivate(), "backups:read"));
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

    private static String token(String issuer, Duration valid, PrivateKey key, String... scopes) {
        return Jwt.issuer(issuer).audience("sparkone").upn("operator").groups(Set.of(scopes))
                .issuedAt(Instant.now().minus(Duration.ofHours(2))).expiresAt(Instant.now().plus(valid)).sign(key);
    }
}
