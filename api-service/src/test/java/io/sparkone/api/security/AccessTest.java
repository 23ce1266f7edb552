package io.sparkone.api.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.testing.ApiEnvironment;
import io.sparkone.api.testing.Client;
import io.sparkone.local.testing.LocalStack;

@QuarkusTest
class AccessTest {

    @Inject
    RedisDataSource redis;

    @Inject
    AccessConfig config;

    @AfterEach
    void forgetFailures() {
        redis.key().del("sparkone:login-failures:127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/events", "/brief/structured", "/brief/text", "/preferences", "/auth/tokens",
            "/api/dead-letters", "/messages/8f14e45f-ceea-4e7a-9c1b-0242ac120001"})
    void nothingIsReadWithoutACredential(String path) {
        given().get(path).then().statusCode(401).contentType("application/problem+json")
                .header("WWW-Authenticate", notNullValue()).body("type", equalTo("urn:sparkone:problem:unauthorized"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/database", "/health/redis", "/metrics",
            "/openapi"})
    void whatOperatorsAndToolsNeedIsOpen(String path) {
        given().get(path).then().statusCode(200);
    }

    @Test
    void docsPageIsServed() {
        given().get("/docs").then().statusCode(200).contentType(ContentType.HTML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer a.b.c", "Bearer ", "Basic !!!", "Basic b3duZXI6d3Jvbmc=", "Digest x"})
    void badCredentialIsRefused(String header) {
        given().header("Authorization", header).get("/tasks").then().statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void tokenSignedByAnotherKeyIsRefused() throws Exception {
        String[] parts = Client.owner().token().split("\\.");
        byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
        signature[10] ^= 1;
        String forged = parts[0] + "." + parts[1] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);

        Client.bearing(forged).get("/tasks").then().statusCode(401);
    }

    @Test
    void unsignedTokenIsRefused() {
        String[] parts = Client.owner().token().split("\\.");
        String header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());

        Client.bearing(header + "." + parts[1] + ".").get("/tasks").then().statusCode(401);
    }

    @Test
    void expiredTokenIsRefused() {
        String token = issue(Map.of("name", "short", "scopes", new String[]{"tasks:read"}, "expires_in", "PT1S"))
                .then().statusCode(201).extract().path("token");

        // the verifier allows for clocks that differ, by ten seconds
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofSeconds(1))
                .until(() -> Client.bearing(token).get("/tasks").statusCode() == 401);
    }

    @Test
    void scopeIsNeededAndEnough() {
        Client reader = Client.with("tasks:read");

        reader.get("/tasks").then().statusCode(200);
        reader.post("/tasks", "{\"title\": \"a\"}").then().statusCode(403)
                .contentType("application/problem+json").body("type", equalTo("urn:sparkone:problem:forbidden"));
        reader.get("/brief/text").then().statusCode(403).body("detail",
                equalTo("This needs the scope brief:read, which the credential does not have"));
        reader.get("/auth/tokens").then().statusCode(403);
        reader.get("/api/dead-letters").then().statusCode(403).body("detail",
                equalTo("This needs the scope admin, which the credential does not have"));
    }

    @Test
    void passwordGivesTokensAndNothingElse() {
        given().auth().preemptive().basic("owner", ApiEnvironment.PASSWORD).get("/tasks").then().statusCode(403);
        given().auth().preemptive().basic("owner", ApiEnvironment.PASSWORD).get("/auth/tokens").then().statusCode(200);
        given().auth().preemptive().basic("nobody", ApiEnvironment.PASSWORD).get("/auth/tokens").then()
                .statusCode(401);
    }

    @Test
    void issuedTokenSaysWhatItAllowsAndUntilWhen() {
        Response issued = Client.issue("*");

        issued.then().body("name", equalTo("test")).body("scopes", hasItems("admin", "backups:write", "tasks:read"))
                .body("id", notNullValue());
        assertThat(Instant.parse(issued.jsonPath().getString("expires_at"))).isBetween(Instant.now().plusSeconds(3500),
                Instant.now().plusSeconds(3700));
        Client.owner().get("/auth/tokens?limit=100").then().body("tokens.id", hasItem(issued.path("id").toString()))
                .body("tokens.token", everyItem(nullValue()));
    }

    @Test
    void badTokenRequestsAreRefused() {
        issue(Map.of("name", "", "scopes", new String[]{"*"})).then().statusCode(400);
        issue(Map.of("name", "a", "scopes", new String[]{})).then().statusCode(400);
        issue(Map.of("name", "a", "scopes", new String[]{"root"})).then().statusCode(400)
                .body("violations.field", hasItem("scopes"));
        issue(Map.of("name", "a", "scopes", new String[]{"*"}, "expires_in", "P9999D")).then().statusCode(400);
        issue(Map.of("name", "a", "scopes", new String[]{"*"}, "expires_in", "-PT1H")).then().statusCode(400);
        issue(Map.of("name", "a", "scopes", new String[]{"*"}, "expires_in", "soon")).then().statusCode(400);
    }

    @Test
    void revokedTokenIsRefusedAndToldToTheOthers() {
        Response issued = Client.issue("tasks:read");
        Client client = Client.bearing(issued.path("token"));
        String id = issued.path("id");
        client.get("/tasks").then().statusCode(200);

        Client.owner().delete("/auth/tokens/" + id).then().statusCode(204);

        await().atMost(Duration.ofSeconds(30)).until(() -> client.get("/tasks").statusCode() == 401);
        assertThat(redis.key().ttl("sparkone:revoked:" + id)).isBetween(3000L, 3600L);
        Client.owner().delete("/auth/tokens/8f14e45f-ceea-4e7a-9c1b-0242ac120001").then().statusCode(404);
    }

    @Test
    void revocationIsWrittenAgainWhenRedisLosesIt() {
        Response issued = Client.issue("tasks:read");
        String key = "sparkone:revoked:" + issued.path("id");
        Client.owner().delete("/auth/tokens/" + issued.path("id")).then().statusCode(204);
        await().atMost(Duration.ofSeconds(30)).until(() -> redis.key().exists(key));

        redis.key().del(key);

        await().atMost(Duration.ofSeconds(30)).until(() -> redis.key().exists(key));
    }

    @Test
    void addressWithTooManyWrongPasswordsHasToWait() {
        for (int i = 0; i < 5; i++) {
            given().auth().preemptive().basic("owner", "wrong " + i).get("/auth/tokens").then().statusCode(401);
        }
        given().auth().preemptive().basic("owner", ApiEnvironment.PASSWORD).get("/auth/tokens").then().statusCode(429)
                .header("Retry-After", notNullValue()).contentType("application/problem+json");
    }

    @Test
    void loginsAreCountedByWhatCameOfThem() {
        given().auth().preemptive().basic("owner", "wrong").get("/auth/tokens").then().statusCode(401);
        given().auth().preemptive().basic("owner", ApiEnvironment.PASSWORD).get("/auth/tokens").then().statusCode(200);

        String metrics = given().get("/metrics").asString();
        for (String result : List.of("accepted", "refused")) {
            assertThat(metrics).containsPattern("sparkone_logins_total\\{.*result=\"" + result + "\".*} [1-9]");
        }
        assertThat(metrics).contains("result=\"limited\"", "result=\"unchecked\"");
    }

    @Test
    void userHasALimitedNumberOfLiveTokens() throws SQLException {
        String name = "many-" + System.nanoTime();
        String password = "a password of many tokens";
        Client.owner().post("/auth/users", Map.of("name", name, "password", password, "role", "admin")).then()
                .statusCode(201);
        Client client = Client.of(name, password);
        client.token();
        fill(name, config.maxTokens() - 2);

        Map<String, Object> wanted = Map.of("name", "one more", "scopes", List.of("tasks:read"));
        String last = client.post("/auth/tokens", wanted).then().statusCode(201).extract().path("id");
        client.post("/auth/tokens", wanted).then().statusCode(409).contentType("application/problem+json")
                .body("type", equalTo("urn:sparkone:problem:limit-reached"))
                .body("detail", containsString(String.valueOf(config.maxTokens())));

        client.delete("/auth/tokens/" + last).then().statusCode(204);
        client.post("/auth/tokens", wanted).then().statusCode(201);
    }

    private static void fill(String user, int tokens) throws SQLException {
        try (var connection = LocalStack.current().postgres().connect();
                var insert = connection.prepareStatement("""
                        insert into api.access_token (id, user_name, name, scopes, created_at, expires_at)
                        select gen_random_uuid(), ?, 'filled', '{}', now(), now() + interval '1 hour'
                        from generate_series(1, ?)""")) {
            insert.setString(1, user);
            insert.setInt(2, tokens);
            insert.executeUpdate();
        }
    }

    @Test
    void requestsGoOnWhileRedisHangs() {
        Client client = Client.with("tasks:read");
        client.get("/tasks").then().statusCode(200);
        LocalStack.current().redis().pause();
        try {
            client.get("/tasks").then().statusCode(200);
        } finally {
            LocalStack.current().redis().resume();
        }
    }

    @Test
    void writesAreAudited() throws Exception {
        String title = "audited " + System.nanoTime();
        int id = Client.owner().post("/tasks", Map.of("title", title)).then().statusCode(201).extract().jsonPath()
                .getInt("id");
        Client.owner().delete("/tasks/" + id).then().statusCode(204);

        try (var connection = LocalStack.current().postgres().connect();
                var select = connection.prepareStatement(
                        "select actor, method, status, address, token_id from api.audit_log where path like ?")) {
            select.setString(1, "%/tasks/" + id);
            var row = select.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("owner");
            assertThat(row.getString(2)).isEqualTo("DELETE");
            assertThat(row.getInt(3)).isEqualTo(204);
            assertThat(row.getString(4)).isEqualTo("127.0.0.1");
            assertThat(row.getString(5)).isNotBlank();
        }
    }

    @Test
    void answersCarrySecurityHeaders() {
        given().get("/tasks").then().header("X-Content-Type-Options", "nosniff").header("X-Frame-Options", "DENY");
    }

    private static Response issue(Map<String, Object> body) {
        return given().auth().preemptive().basic("owner", ApiEnvironment.PASSWORD).contentType(ContentType.JSON)
                .body(body).post("/auth/tokens");
    }
}
