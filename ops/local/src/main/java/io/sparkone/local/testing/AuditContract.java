package io.sparkone.local.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sparkone.local.keys.SigningKeys;

/** Every service notes who asked for which write, and says no in the same form: a {@code @QuarkusTest} of each extends this. */
public abstract class AuditContract {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** Set by {@link SigningKeysResource}. */
    protected SigningKeys keys;

    private final String actor = "a" + UUID.randomUUID().toString().substring(0, 8);
    private final String tokenId = UUID.randomUUID().toString();
    private final Instant begin = Instant.now().minusSeconds(1);
    private final String service;

    /** @param service short name, with which its paths of dead letters and of the audit log begin */
    protected AuditContract(String service) {
        this.service = service;
    }

    @Test
    void aWriteIsNotedWithWhoWhatWhenWhenceAndOutcome() {
        bearing("admin").post(path("/dead-letters/replay")).then().statusCode(200);

        Map<String, Object> entry = awaitEntry("/dead-letters/replay", 200);
        assertThat(entry).containsEntry("actor", actor).containsEntry("method", "POST")
                .containsEntry("path", path("/dead-letters/replay")).containsEntry("token_id", tokenId);
        assertThat(entry.get("address")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(Instant.parse((String) entry.get("at"))).isBetween(begin, Instant.now().plusSeconds(1));
    }

    @Test
    void whatIsRefusedIsNotedToo() {
        bearing("tasks:read").post(path("/dead-letters/replay")).then().statusCode(403);
        bearing("admin").post(path("/dead-letters/999999999/replay")).then().statusCode(404);
        bearing("admin").contentType(ContentType.JSON).body("{\"reason\": \"").post(path("/dead-letters/1/discard"))
                .then().statusCode(400);

        awaitEntry("/dead-letters/replay", 403);
        awaitEntry("/dead-letters/999999999/replay", 404);
        awaitEntry("/dead-letters/1/discard", 400);
    }

    @Test
    void whoShowsNoCredentialOrABadOneIsNobodyInParticular() {
        String none = path("/dead-letters/" + (int) (Math.random() * 1e9) + "/replay");
        given().post(none).then().statusCode(401);
        String bad = path("/dead-letters/" + (int) (Math.random() * 1e9) + "/replay");
        given().auth().oauth2("a.bad.token").post(bad).then().statusCode(401);

        for (String path : List.of(none, bad)) {
            await().atMost(SOON).until(() -> !entries(Map.of("path", path)).isEmpty());
            assertThat(entries(Map.of("path", path)).get(0)).containsEntry("actor", "anonymous")
                    .containsEntry("status", 401);
        }
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsWrittenUnnoted() {
        LocalStack.current().postgres().kill();
        try {
            bearing("admin").post(path("/dead-letters/replay")).then().statusCode(503)
                    .header("Retry-After", notNullValue()).body("type", equalTo("urn:sparkone:problem:unavailable"));
        } finally {
            LocalStack.current().postgres().restart();
        }
        await().atMost(SOON).until(() -> bearing("admin").get(path("/audit")).statusCode() == 200);
        assertThat(entries(Map.of("actor", actor, "refused", "false"))).isEmpty();
    }

    @Test
    void readingIsNotNoted() {
        bearing("admin").get(path("/dead-letters")).then().statusCode(200);
        bearing("admin").post(path("/dead-letters/replay")).then().statusCode(200);

        awaitEntry("/dead-letters/replay", 200);
        assertThat(entries(Map.of("actor", actor))).hasSize(1);
    }

    @Test
    void theLogIsForAdminsAndInParts() {
        bearing("admin").post(path("/dead-letters/replay")).then().statusCode(200);

        given().get(path("/audit")).then().statusCode(401);
        bearing("tasks:read", "backups:write").get(path("/audit")).then().statusCode(403);
        bearing("admin").queryParam("limit", 1).get(path("/audit")).then().statusCode(200)
                .body("entries.size()", equalTo(1)).body("limit", equalTo(1)).body("offset", equalTo(0))
                .body("total", notNullValue());
        bearing("admin").queryParam("since", Instant.now().plusSeconds(60).toString()).get(path("/audit")).then()
                .body("total", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 101", "limit, x", "offset, -1", "since, yesterday", "refused, maybe",
            "since, +999999999-12-31T23:59:59Z"})
    void badFiltersAreRefused(String name, String value) {
        bearing("admin").queryParam(name, value).get(path("/audit")).then().statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void countsOfEntriesExistFromTheStart() {
        assertThat(given().get("/metrics").asString()).containsPattern("sparkone_audit_entries_total\\{.*\"lost\"")
                .containsPattern("sparkone_audit_entries_total\\{.*\"recorded\"");
    }

    @Test
    void everyRefusalHasTypeTitleStatusDetailAndInstance() {
        whole(given().get(path("/dead-letters")), 401);
        whole(given().auth().oauth2("a.bad.token").get(path("/dead-letters")), 401);
        whole(bearing("tasks:read").get(path("/dead-letters")), 403);
        whole(bearing("admin").get(path("/dead-letters/999999999")), 404);
        whole(bearing("admin").get(path("/dead-letters/x")), 404);
        whole(bearing("admin").get("/nowhere/at/all"), 404);
        whole(bearing("admin").put(path("/dead-letters/replay")), 405);
        whole(bearing("admin").accept("image/png").get(path("/dead-letters")), 406);
        whole(bearing("admin").queryParam("limit", 0).get(path("/dead-letters")), 400);
        whole(bearing("admin").contentType(ContentType.JSON).body("{").post(path("/dead-letters/1/discard")), 400);
        whole(bearing("admin").contentType("application/xml").body("<a/>").post(path("/dead-letters/1/discard")), 415);
        whole(bearing("admin").contentType(ContentType.JSON).body("{\"reason\": \"" + "a".repeat(1_048_577) + "\"}")
                .post(path("/dead-letters/1/discard")), 413);
    }

    private static void whole(Response answer, int status) {
        answer.then().statusCode(status).contentType("application/problem+json").body("status", equalTo(status));
        assertThat(answer.jsonPath().getString("type")).startsWith("urn:sparkone:problem:");
        for (String field : List.of("title", "detail", "instance")) {
            assertThat(answer.jsonPath().getString(field)).as("%s of %s", field, answer.asString()).isNotBlank();
        }
    }

    private String path(String rest) {
        return "/" + service + rest;
    }

    private RequestSpecification bearing(String... scopes) {
        return given().auth().oauth2(keys.token(tokenId, actor, LIFE, scopes));
    }

    private Map<String, Object> awaitEntry(String rest, int status) {
        Map<String, String> filter = Map.of("actor", actor, "path", path(rest));
        await().atMost(SOON).until(() -> entries(filter).stream().anyMatch(e -> Integer.valueOf(status)
                .equals(e.get("status"))));
        return entries(filter).get(0);
    }

    private List<Map<String, Object>> entries(Map<String, String> filter) {
        return bearing("admin").queryParams(filter).get(path("/audit")).then().statusCode(200).extract().jsonPath()
                .getList("entries");
    }
}
