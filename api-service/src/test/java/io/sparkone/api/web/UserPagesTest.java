package io.sparkone.api.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.testing.ApiEnvironment;
import io.sparkone.api.testing.Client;

/** Users and tokens in a browser. */
@QuarkusTest
class UserPagesTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String HERS = "a password of hers";

    @Inject
    RedisDataSource redis;

    private final Client owner = Client.owner();

    @AfterEach
    void removeEverybodyElse() {
        List<String> names = owner.get("/auth/users").jsonPath().getList("users.name");
        names.stream().filter(name -> !name.equals("owner")).forEach(name -> owner.delete("/auth/users/" + name));
        redis.key().keys("sparkone:login-failures:*").forEach(redis.key()::del);
    }

    @Test
    void userIsAddedChangedAndRemoved() {
        Browser browser = Browser.signedIn();

        browser.post("/web/users", user("ana", "member", "+55 (11) 98765-0000")).then().statusCode(303)
                .header("Location", containsString("notice=added&user=ana"));
        browser.get("/web/users?notice=added&user=ana").then().statusCode(200).body(containsString("ana was added"))
                .body(containsString("5511987650000"));
        owner.get("/auth/users/ana").then().body("role", equalTo("member")).body("number", equalTo("5511987650000"));

        browser.get("/web/users/ana").then().statusCode(200);
        browser.post("/web/users/ana", owned(Map.of("role", "viewer", "number", ""))).then().statusCode(303);
        owner.get("/auth/users/ana").then().body("role", equalTo("viewer")).body("number", equalTo(null));

        browser.post("/web/users/ana/password", owned(Map.of("password", "another password"))).then().statusCode(303);
        Browser.signedIn("ana", "another password");

        browser.post("/web/users/ana/removal", owned(Map.of())).then().statusCode(303);
        owner.get("/auth/users/ana").then().statusCode(404);
        browser.get("/web/users/ana").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/web/users", "/web/users/eva", "/web/users/eva/password", "/web/users/eva/removal"})
    void nothingIsChangedWithoutTheAdminsOwnPassword(String path) {
        create("eva", "member");
        Browser browser = Browser.signedIn();
        Map<String, String> form = new HashMap<>(user("ana", "admin", ""));
        form.put("own", "not the password");

        browser.post(path, form).then().statusCode(422).body(containsString("Your own password is wrong"));

        owner.get("/auth/users/ana").then().statusCode(404);
        owner.get("/auth/users/eva").then().body("role", equalTo("member"));
        Browser.signedIn("eva", HERS);
    }

    @ParameterizedTest
    @CsvSource({"Ana, member, a long password, , 2 to 32 of a-z", "ana, boss, a long password, , Choose a role",
            "ana, member, short, , at least 12 characters", "ana, member, a long password, 12, 8 to 15 digits",
            "owner, member, a long password, , another user&#39;s"})
    void whatDoesNotFitIsSaidAndKeptInTheForm(String name, String role, String password, String number, String said) {
        Browser browser = Browser.signedIn();

        browser.post("/web/users", owned(Map.of("name", name, "role", role, "password", password, "number",
                number == null ? "" : number))).then().statusCode(422).body(containsString(said))
                .body(containsString("value=\"" + name + "\"")).body(not(containsString("value=\"" + password)));
    }

    @Test
    void ownerStaysAsTheyAre() {
        Browser browser = Browser.signedIn();

        browser.get("/web/users/owner").then().statusCode(200).body(not(containsString("/web/users/owner/removal")));
        browser.post("/web/users/owner", owned(Map.of("role", "viewer"))).then().statusCode(422);
        browser.post("/web/users/owner/removal", owned(Map.of())).then().statusCode(422);
        browser.post("/web/users/owner/password", owned(Map.of("password", "another password"))).then().statusCode(422);

        Browser.signedIn();
    }

    @Test
    void onlyAdminsSeeAndChangeUsers() {
        create("eva", "operator");
        Browser eva = Browser.signedIn("eva", HERS);

        eva.get("/web").then().body(not(containsString("/web/users")));
        for (String page : List.of("/web/users", "/web/users/owner")) {
            eva.get(page).then().statusCode(403).body(not(containsString("owner")));
        }
        Map<String, String> form = new HashMap<>(user("ana", "admin", ""));
        form.put("own", HERS);
        for (String path : List.of("/web/users", "/web/users/eva", "/web/users/eva/password",
                "/web/users/owner/removal")) {
            eva.post(path, form).then().statusCode(403);
        }
        owner.get("/auth/users/ana").then().statusCode(404);
        owner.get("/auth/users/eva").then().body("role", equalTo("operator"));
    }

    @Test
    void whoMayOnlyLookSeesNoFormAndIsRefusedWithoutOne() {
        create("ana", "viewer");
        Browser ana = Browser.signedIn("ana", HERS);

        ana.get("/web").then().statusCode(200).body(not(containsString("/web/messages")));
        ana.get("/web/tasks").then().statusCode(200).body(not(containsString("/web/tasks/new")));
        ana.post("/web/messages", Map.of("text", "buy milk")).then().statusCode(403);
        ana.post("/web/tasks/new", Map.of("title", "buy milk")).then().statusCode(403);
        ana.get("/web/totp").then().statusCode(200);

        owner.delete("/auth/users/ana").then().statusCode(204);
        ana.get("/web").then().statusCode(303);
    }

    @Test
    void everybodyChangesTheirOwnPasswordAndLogsInAgain() {
        create("eva", "viewer");
        Browser eva = Browser.signedIn("eva", HERS);
        String next = "another password";

        eva.post("/web/totp/password", Map.of("own", next, "password", next)).then().statusCode(422)
                .body(containsString("Wrong password"));
        eva.post("/web/totp/password", Map.of("own", HERS, "password", "short")).then().statusCode(422)
                .body(containsString("at least 12 characters"));
        eva.post("/web/totp/password", Map.of("own", HERS, "password", next)).then().statusCode(303);

        eva.get("/web").then().statusCode(303);
        Browser.signedIn("eva", next).post("/web/logout", Map.of()).then().statusCode(303);
        Browser.signedIn().post("/web/totp/password", Map.of("own", ApiEnvironment.PASSWORD, "password", next)).then()
                .statusCode(422).body(containsString("WEB_PASSWORD"));
    }

    @Test
    void tokenIsShownOnceWorksAndIsRevoked() {
        create("eva", "member");
        Browser eva = Browser.signedIn("eva", HERS);

        Response made = eva.post("/web/tokens", token("tasks:read", HERS));
        made.then().statusCode(200).header("Cache-Control", "no-store");
        String token = made.asString().replaceAll("(?s).*<code>([^<]+)</code>.*", "$1");
        Client client = Client.bearing(token);
        client.get("/tasks").then().statusCode(200);
        client.post("/tasks", "{\"title\": \"a\"}").then().statusCode(403);
        Response list = eva.get("/web/tokens");
        list.then().body(containsString("phone")).body(not(containsString(token)));

        String revocation = list.asString().replaceAll("(?s).*(/web/tokens/[0-9a-f-]+/revocation).*", "$1");
        Browser.signedIn().post(revocation, Map.of()).then().statusCode(404);
        client.get("/tasks").then().statusCode(200);
        eva.post(revocation, Map.of()).then().statusCode(303);
        await().atMost(SOON).until(() -> client.get("/tasks").statusCode() == 401);
        eva.get("/web/tokens").then().body(containsString("Revoked"));
    }

    @Test
    void tokensAreEachUsersOwnAndNoWiderThanTheirRole() {
        create("eva", "viewer");
        Browser.signedIn().post("/web/tokens", token("tasks:read", ApiEnvironment.PASSWORD)).then().statusCode(200);
        Browser eva = Browser.signedIn("eva", HERS);

        eva.get("/web/tokens").then().statusCode(200).body(not(containsString("phone")));
        eva.post("/web/tokens", token("admin", HERS)).then().statusCode(403);
        eva.post("/web/tokens", token("tasks:read", "not the password")).then().statusCode(422)
                .body(containsString("Your own password is wrong"));
        eva.post("/web/tokens", Map.of("name", " ", "life", "P30D", "scope", "tasks:read", "own", HERS)).then()
                .statusCode(422);
        eva.post("/web/tokens", Map.of("name", "a", "life", "P900D", "scope", "tasks:read", "own", HERS)).then()
                .statusCode(422);
        eva.post("/web/tokens", Map.of("name", "a", "life", "P30D", "own", HERS)).then().statusCode(422);

        assertThat(Client.of("eva", HERS).token()).isNotBlank();
        owner.get("/auth/tokens?limit=100").then()
                .body("tokens.findAll { it.user == 'eva' && it.name == 'phone' }.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/web/users", "/web/users/owner", "/web/tokens"})
    void pagesAreForWhoIsLoggedInAndSayItInPortugueseToo(String page) {
        given().redirects().follow(false).get(page).then().statusCode(303);
        given().redirects().follow(false).header("Accept-Language", "pt-BR").cookies(Browser.signedIn().cookies)
                .get(page).then().statusCode(200).body(containsString("lang=\"pt-BR\""))
                .body(containsString("A sua própria senha"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/web/users", "/web/users/owner", "/web/tokens"})
    void formWithoutItsTokenIsRefused(String path) {
        Browser browser = Browser.signedIn();
        browser.csrf = null;

        browser.post(path, user("ana", "admin", "")).then().statusCode(403);
    }

    @Test
    void noticeOfAnAddressShowsNothingThatIsNoName() {
        Browser.signedIn().get("/web/users?notice=added&user=<script>x</script>").then().statusCode(200)
                .body(not(containsString("script>x")));
    }

    @Test
    void secondStepOfWhoLeftIsNotAskedOfWhoGetsTheName() {
        create("eva", "member");
        Browser eva = Browser.signedIn("eva", HERS);
        eva.post("/web/totp/enrol", Map.of("password", HERS)).then().statusCode(303);
        byte[] key = WebPageTest.key(eva.get("/web/totp").asString());
        eva.post("/web/totp/confirm", Map.of("code", WebPageTest.codeNow(key))).then().statusCode(303);

        owner.delete("/auth/users/eva").then().statusCode(204);
        create("eva", "member");

        Browser.signedIn("eva", HERS);
    }

    private void create(String name, String role) {
        owner.post("/auth/users", Map.of("name", name, "role", role, "password", HERS)).then().statusCode(201);
    }

    private static Map<String, String> user(String name, String role, String number) {
        return owned(Map.of("name", name, "role", role, "password", HERS, "number", number));
    }

    private static Map<String, String> owned(Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("own", ApiEnvironment.PASSWORD);
        return form;
    }

    private static Map<String, String> token(String scope, String password) {
        return Map.of("name", "phone", "life", "P30D", "scope", scope, "own", password);
    }
}
