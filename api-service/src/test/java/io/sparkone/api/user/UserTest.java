package io.sparkone.api.user;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.testing.Client;

/** Who may log in, and what their role makes of that. */
@QuarkusTest
class UserTest {

    private static final int MOST_FEEDS = 50;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PASSWORD = "a password of hers";

    @Inject
    RedisDataSource redis;

    private final Client owner = Client.owner();

    // before, too: other tests may have made users of the same names
    @BeforeEach
    @AfterEach
    void removeEverybodyElse() {
        List<String> names = owner.get("/auth/users").jsonPath().getList("users.name");
        names.stream().filter(name -> !name.equals("owner")).forEach(name -> owner.delete("/auth/users/" + name));
        redis.key().del("sparkone:login-failures:127.0.0.1");
    }

    @Test
    void aRoleBoundsTheTokensOfItsUsers() {
        create("ana", "viewer", null).then().statusCode(201)
                .header("Location", endsWith("/auth/users/ana"))
                .body("role", equalTo("viewer")).body("number", nullValue()).body("password", nullValue());

        issue("ana", "*").then().statusCode(201).body("scopes", everyItem(not(equalTo("admin"))))
                .body("scopes", containsInAnyOrder("tasks:read", "brief:read", "sync:read", "notifications:read",
                        "backups:read"));
        issue("ana", "tasks:write").then().statusCode(403).body("type", equalTo("urn:sparkone:problem:forbidden"));
        Client ana = Client.bearing(issue("ana", "*").path("token"));
        ana.get("/tasks").then().statusCode(200);
        ana.post("/tasks", "{\"title\": \"a\"}").then().statusCode(403);
        ana.get("/auth/users").then().statusCode(403);
    }

    @Test
    void whoIsNoAdminSeesAndRevokesTheirOwnTokensOnly() {
        create("ana", "member", null);
        create("rui", "member", null);
        String hers = issue("ana", "tasks:read").path("id");
        String his = issue("rui", "tasks:read").path("id");

        as("ana").get("/auth/tokens").then().statusCode(200).body("tokens.user", everyItem(equalTo("ana")));
        as("ana").delete("/auth/tokens/" + his).then().statusCode(404);
        as("ana").delete("/auth/tokens/" + hers).then().statusCode(204);
        owner.get("/auth/tokens?limit=100").then().body("tokens.user", hasItems("ana", "rui", "owner"));
        owner.delete("/auth/tokens/" + his).then().statusCode(204);
    }

    @Test
    void aLowerRoleRevokesTheTokensThatAllowMore() {
        create("ana", "operator", null);
        Client writer = Client.bearing(issue("ana", "tasks:write").path("token"));
        Client reader = Client.bearing(issue("ana", "tasks:read").path("token"));
        writer.post("/tasks", "{\"title\": \"a\"}").then().statusCode(201);

        owner.patch("/auth/users/ana", "{\"role\": \"viewer\"}").then().statusCode(200).body("role", equalTo("viewer"));

        await().atMost(SOON).until(() -> writer.post("/tasks", "{\"title\": \"a\"}").statusCode() == 401);
        reader.get("/tasks").then().statusCode(200);
    }

    @Test
    void whoIsRemovedGetsInNoMoreAndMayComeBack() {
        create("ana", "member", null);
        Client ana = Client.bearing(issue("ana", "tasks:read").path("token"));
        ana.get("/tasks").then().statusCode(200);

        owner.delete("/auth/users/ana").then().statusCode(204);

        await().atMost(SOON).until(() -> ana.get("/tasks").statusCode() == 401);
        issue("ana", "tasks:read").then().statusCode(401);
        owner.get("/auth/users/ana").then().statusCode(404);
        owner.delete("/auth/users/ana").then().statusCode(404);
        create("ana", "viewer", null).then().statusCode(201).body("role", equalTo("viewer"));
        issue("ana", "tasks:read").then().statusCode(201);
        ana.get("/tasks").then().statusCode(401);
    }

    @Test
    void everybodySetsTheirOwnPasswordAndAnAdminThatOfAll() {
        create("ana", "member", null);
        create("rui", "admin", null);
        String next = "another password";

        as("ana").body(Map.of("password", next)).put("/auth/users/rui/password").then().statusCode(403);
        as("ana").body(Map.of("password", next)).put("/auth/users/ana/password").then().statusCode(204);
        issue("ana", "*").then().statusCode(401);
        owner.request().body(Map.of("password", PASSWORD)).put("/auth/users/ana/password").then().statusCode(204);
        issue("ana", "*").then().statusCode(201);
    }

    @Test
    void theOwnerStaysAsTheyAre() {
        owner.patch("/auth/users/owner", "{\"role\": \"viewer\"}").then().statusCode(409);
        owner.delete("/auth/users/owner").then().statusCode(409);
        owner.request().body(Map.of("password", PASSWORD)).put("/auth/users/owner/password").then().statusCode(409);
        owner.get("/auth/users/owner").then().statusCode(200).body("role", equalTo("admin"));
    }

    @Test
    void aNumberIsOnePersonsInWhateverSpelling() {
        create("ana", "member", "5511987650000").then().statusCode(201);

        create("rui", "member", "551187650000").then().statusCode(409).body("detail",
                equalTo("The number is that of ana"));
        owner.get("/auth/users").then().body("users.name", contains("ana", "owner")).body("total", equalTo(2));
        owner.patch("/auth/users/ana", "{\"number\": null}").then().statusCode(200).body("number", nullValue())
                .body("role", equalTo("member"));
        create("rui", "member", "551187650000").then().statusCode(201);
        owner.patch("/auth/users/ana", "{\"number\": \"5511987650000\"}").then().statusCode(409);
    }

    @ParameterizedTest
    @CsvSource({"A, member, a password of hers, name", "ana maria, member, a password of hers, name",
            "ana, boss, a password of hers, role", "ana, member, short, password",
            "ana, member, 'ççççççççççççççççççççççççççççççççççççççç', password"})
    void whatDoesNotFitIsNamed(String name, String role, String password, String field) {
        owner.post("/auth/users", Map.of("name", name, "role", role, "password", password)).then().statusCode(400)
                .body("violations.field", hasItems(equalTo(field)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"number\": \"+55 11 98765-0000\"}", "{\"number\": \"1\"}", "{\"role\": \"none\"}"})
    void aChangeThatDoesNotFitIsRefused(String change) {
        create("ana", "member", null);

        owner.patch("/auth/users/ana", change).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "x", "%00", "a%20b"})
    void whoDoesNotExistIsNotFound(String name) {
        given().header("Authorization", "Bearer " + owner.token()).urlEncodingEnabled(false)
                .get("/auth/users/" + name).then().statusCode(404);
    }

    @Test
    void aNameIsTakenOnce() {
        create("ana", "member", null).then().statusCode(201);

        create("ana", "viewer", null).then().statusCode(409);
    }

    @Test
    void calendarFeedsAreEachUsersOwnAndCloseWhenTheyLeave() {
        create("ana", "member", null);
        create("rui", "member", null);
        Client ana = Client.of("ana", PASSWORD);
        Client rui = Client.of("rui", PASSWORD);
        Response feed = ana.post("/auth/calendar-feeds", "{\"name\": \"phone\"}");
        String token = feed.then().statusCode(201).extract().<String>path("url").split("token=")[1];
        String id = feed.path("id");

        ana.get("/auth/calendar-feeds").then().body("feeds.id", contains(id)).body("total", equalTo(1));
        rui.get("/auth/calendar-feeds").then().body("feeds", empty());
        rui.delete("/auth/calendar-feeds/" + id).then().statusCode(404);
        owner.get("/auth/calendar-feeds?limit=100").then().body("feeds.id", hasItems(id));
        given().get("/events.ics?token=" + token).then().statusCode(200);

        owner.delete("/auth/users/ana").then().statusCode(204);

        given().get("/events.ics?token=" + token).then().statusCode(401);
    }

    @Test
    void aUserHasALimitedNumberOfFeeds() {
        create("ana", "member", null);
        Client ana = Client.of("ana", PASSWORD);
        for (int i = 0; i < MOST_FEEDS; i++) {
            ana.post("/auth/calendar-feeds", "{\"name\": \"phone\"}").then().statusCode(201);
        }

        ana.post("/auth/calendar-feeds", "{\"name\": \"phone\"}").then().statusCode(409)
                .body("type", equalTo("urn:sparkone:problem:limit-reached"));

        ana.delete("/auth/calendar-feeds/" + ana.get("/auth/calendar-feeds").path("feeds[0].id")).then()
                .statusCode(204);
        ana.post("/auth/calendar-feeds", "{\"name\": \"phone\"}").then().statusCode(201);
    }

    @Test
    void preferencesAreEachUsersOwn() {
        create("ana", "member", null);
        Client ana = Client.bearing(issue("ana", "*").path("token"));

        ana.request().body("{\"timezone\": \"Asia/Tokyo\", \"language\": \"en\"}").put("/preferences").then()
                .statusCode(200);

        ana.get("/preferences").then().body("timezone", equalTo("Asia/Tokyo"));
        owner.get("/preferences").then().body("timezone", equalTo("America/Sao_Paulo"));
        ana.get("/brief/structured").then().body("timezone", equalTo("Asia/Tokyo"));
        owner.get("/brief/structured").then().body("timezone", equalTo("America/Sao_Paulo"));
    }

    private Response create(String name, String role, String number) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name, "role", role, "password", PASSWORD));
        if (number != null) {
            body.put("number", number);
        }
        return owner.post("/auth/users", body);
    }

    private static Response issue(String user, String scope) {
        return as(user).body(Map.of("name", "test", "scopes", List.of(scope))).post("/auth/tokens");
    }

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, PASSWORD).contentType(ContentType.JSON);
    }
}
