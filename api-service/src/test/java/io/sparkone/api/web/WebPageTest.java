package io.sparkone.api.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.security.Totp;
import io.sparkone.api.testing.ApiEnvironment;
import io.sparkone.api.testing.Client;
import io.sparkone.local.testing.LocalStack;

@QuarkusTest
class WebPageTest {

    private static final String WRONG = "not the password";

    @Inject
    RedisDataSource redis;

    private final Client client = Client.owner();

    @AfterEach
    void forget() throws SQLException {
        redis.key().del("sparkone:login-failures:127.0.0.1");
        sql("delete from api.web_totp");
    }

    @ParameterizedTest
    @CsvSource({"/web, /web/login", "/web/status, /web/login?next=%2Fweb%2Fstatus",
            "/web/tasks/1, /web/login?next=%2Fweb%2Ftasks%2F1",
            "/web/totp, /web/login?next=%2Fweb%2Ftotp"})
    void whoIsNotLoggedInIsSentToTheLogin(String page, String login) {
        new Browser().get(page).then().statusCode(303).header("Location", endsWith(login));
    }

    @Test
    void bearerTokenOpensNoPage() {
        given().redirects().follow(false).header("Authorization", "Bearer " + client.token()).get("/web").then()
                .statusCode(303);
    }

    @Test
    void sessionOpensNoRestPath() {
        given().cookies(Browser.signedIn().cookies).get("/tasks").then().statusCode(401);
    }

    @Test
    void loginOpensAllPages() {
        Browser browser = Browser.signedIn();

        for (String page : new String[]{"/web", "/web/tasks", "/web/tasks/new", "/web/status", "/web/totp"}) {
            browser.get(page).then().statusCode(200).contentType("text/html;charset=UTF-8")
                    .header("Content-Security-Policy", startsWith("default-src 'none'"))
                    .header("Cache-Control", "no-store").body(containsString("Log out"));
        }
    }

    @Test
    void rightPasswordIsTakenAfterAWrongOneOnTheSamePage() {
        Browser browser = new Browser();
        browser.get("/web/login");

        browser.login(WRONG).then().statusCode(401).body(containsString("Wrong user, password or code"));
        browser.login(ApiEnvironment.PASSWORD).then().statusCode(303).header("Location", endsWith("/web"));
    }

    @Test
    void cookieIsOutOfReachOfScriptsAndOtherSites() {
        Browser browser = new Browser();
        browser.get("/web/login");

        String cookie = browser.login(ApiEnvironment.PASSWORD).getHeaders().getValues("Set-Cookie").stream()
                .filter(c -> c.startsWith(Cookies.SESSION)).findFirst().orElseThrow();

        assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax").contains("Path=/web");
    }

    @Test
    void tooManyWrongPasswordsHaveToWait() {
        Browser browser = new Browser();
        browser.get("/web/login");
        for (int i = 0; i < 5; i++) {
            browser.login(WRONG).then().statusCode(401);
        }

        browser.login(ApiEnvironment.PASSWORD).then().statusCode(429).header("Retry-After", not(equalTo(null)))
                .contentType("text/html;charset=UTF-8").body(containsString("Too many attempts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "owner\u0000", "nobody", "' or 1=1 --"})
    void strangeUserIsRefused(String user) {
        Browser browser = new Browser();
        browser.get("/web/login");

        browser.post("/web/login", Map.of("user", user, "password", ApiEnvironment.PASSWORD)).then().statusCode(401);
    }

    @Test
    void loginFormOfAnotherBrowserIsRefused() {
        Browser browser = new Browser();
        browser.get("/web/login");
        Browser other = new Browser();
        other.get("/web/login");
        other.csrf = browser.csrf;

        other.login(ApiEnvironment.PASSWORD).then().statusCode(403).contentType("text/html;charset=UTF-8");
    }

    @Test
    void loginLeadsToNoOtherSite() {
        Browser browser = new Browser();
        browser.get("/web/login?next=https://evil.example").then().body(not(containsString("evil")));

        browser.post("/web/login",
                Map.of("user", "owner", "password", ApiEnvironment.PASSWORD, "next", "//evil.example")).then()
                .statusCode(303).header("Location", endsWith("/web"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/web/tasks/new", "/web/messages", "/web/totp/enrol", "/web/logout"})
    void formWithoutItsTokenIsRefused(String path) {
        Browser browser = Browser.signedIn();
        browser.csrf = null;
        browser.post(path, Map.of("title", "forged", "text", "forged")).then().statusCode(403)
                .body(containsString("no longer valid"));
        browser.csrf = Browser.signedIn().csrf;
        browser.post(path, Map.of("title", "forged", "text", "forged")).then().statusCode(403);

        browser.get("/web").then().statusCode(200);
    }

    @Test
    void sessionEndsWithTheLogout() {
        Browser browser = Browser.signedIn();
        Map<String, String> stolen = Map.copyOf(browser.cookies);

        browser.post("/web/logout", Map.of()).then().statusCode(303);

        given().redirects().follow(false).cookies(stolen).get("/web").then().statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"last_seen_at = last_seen_at - interval '31 minutes'",
            "created_at = created_at - interval '13 hours'"})
    void sessionEndsByItself(String change) throws SQLException {
        Browser browser = Browser.signedIn();
        String hash = new SessionToken(browser.cookies.get(Cookies.SESSION)).hash();
        browser.get("/web").then().statusCode(200);

        sql("update api.web_session set " + change + " where token_hash = '" + hash + "'");

        browser.get("/web").then().statusCode(303);
    }

    @Test
    void scriptInATitleIsShownAsText() {
        Browser browser = Browser.signedIn();
        String mark = "x" + UUID.randomUUID();
        String title = "<script>alert('" + mark + "')</script>\"><img src=x onerror=alert(1)>";

        browser.post("/web/tasks/new", Map.of("title", title, "description", "</textarea><script>", "priority", "high"))
                .then().statusCode(303);

        Response list = browser.get("/web/tasks?q=" + mark);
        list.then().statusCode(200).body(containsString("&lt;script&gt;alert("))
                .body(not(containsString("<script>alert")))
                .body(not(containsString("<img")));
        String id = list.asString().replaceAll("(?s).*href=\"/web/tasks/(\\d+)\".*", "$1");
        browser.get("/web/tasks/" + id).then().statusCode(200).body(not(containsString("<script>alert")))
                .body(not(containsString("</textarea><script>")));
        browser.get("/web/tasks?q=\"><script>alert(1)</script>").then().body(not(containsString("<script>alert")));
    }

    @Test
    void taskIsMadeChangedCompletedReopenedDeletedAndRestored() {
        Browser browser = Browser.signedIn();
        String word = "x" + UUID.randomUUID();
        String made = browser.post("/web/tasks/new",
                Map.of("title", word, "description", "", "due", "2030-01-02T10:00", "priority", "low")).then()
                .statusCode(303).extract().header("Location");
        String id = made.replaceAll(".*task=(\\d+).*", "$1");
        client.get("/tasks/" + id).then().body("title", equalTo(word)).body("due_at", equalTo("2030-01-02T13:00:00Z"));

        browser.post("/web/tasks/" + id, Map.of("title", word + " b", "description", "more", "due", "", "priority",
                "urgent", "status", "in_progress", "version", "1")).then().statusCode(303);
        client.get("/tasks/" + id).then().body("title", equalTo(word + " b")).body("due_at", equalTo(null))
                .body("status", equalTo("in_progress")).body("description", equalTo("more"));
        act(browser, id, "complete");
        client.get("/tasks/" + id).then().body("status", equalTo("completed"));
        act(browser, id, "reopen");
        client.get("/tasks/" + id).then().body("status", equalTo("pending"));
        act(browser, id, "delete");
        client.get("/tasks/" + id).then().statusCode(404);
        browser.get("/web/tasks?notice=deleted&task=" + id).then().body(containsString("Undo"));
        act(browser, id, "restore");
        client.get("/tasks/" + id).then().statusCode(200);
    }

    @Test
    void changeOfATaskThatChangedMeanwhileIsNotLostButRefused() {
        Browser browser = Browser.signedIn();
        int id = client.post("/tasks", Map.of("title", "first")).path("id");
        client.patch("/tasks/" + id, Map.of("title", "second"));

        browser.post("/web/tasks/" + id,
                Map.of("title", "third", "priority", "low", "status", "pending", "version", "1")).then().statusCode(422)
                .body(containsString("has changed while you were editing")).body(containsString("third"));
        client.get("/tasks/" + id).then().body("title", equalTo("second"));
    }

    @Test
    void messageIsAnsweredOnThePage() {
        Browser browser = Browser.signedIn();
        String word = "x" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");

        String page = browser.post("/web/messages", Map.of("text", "remind me to call " + word + " tomorrow at 5pm"))
                .then()
                .statusCode(303).extract().header("Location").replaceAll(".*(/web\\?)", "$1");

        assertThat(page).startsWith("/web?message=");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(browser.get(page).asString()).contains("Task ").contains("call " + word));
    }

    @Test
    void secondStepIsAskedForOnceItIsOnAndEachCodeOpensOnce() throws SQLException {
        Browser browser = Browser.signedIn();
        Browser elsewhere = Browser.signedIn();
        browser.post("/web/totp/enrol", Map.of("password", WRONG)).then().statusCode(422);
        browser.post("/web/totp/enrol", Map.of("password", ApiEnvironment.PASSWORD)).then().statusCode(303);
        String page = browser.get("/web/totp").asString();
        assertThat(page).contains("otpauth://totp/SparkOne:owner?secret=");
        browser.post("/web/totp/confirm", Map.of("code", "12345")).then().statusCode(422);
        byte[] key = key(page);
        String code = codeNow(key);
        browser.post("/web/totp/confirm", Map.of("code", code)).then().statusCode(303);
        elsewhere.get("/web").then().statusCode(303);

        Browser again = new Browser();
        again.get("/web/login");
        again.login(ApiEnvironment.PASSWORD).then().statusCode(401);
        again.post("/web/login", login(code)).then().statusCode(401);
        given().auth().preemptive().basic("owner", ApiEnvironment.PASSWORD).get("/auth/tokens").then().statusCode(401);
        given().auth().preemptive().basic("owner", ApiEnvironment.PASSWORD).header("X-SparkOne-Code", code)
                .get("/auth/tokens").then().statusCode(401);
        redis.key().del("sparkone:login-failures:127.0.0.1");
        again.post("/web/login", login(Totp.code(key, Totp.step(Instant.now()) + 1))).then().statusCode(303);

        browser.post("/web/totp/disable", Map.of("password", ApiEnvironment.PASSWORD)).then().statusCode(303);
        Browser.signedIn();
    }

    @ParameterizedTest
    @CsvSource({"/web/nothing, 404", "/web/tasks/999999999, 404", "/web/tasks/x, 404", "/web/tasks?page=0, 400",
            "/web/messages/x, 404"})
    void errorsAreSaidInWords(String path, int status) {
        Browser.signedIn().get(path).then().statusCode(status).contentType("text/html;charset=UTF-8")
                .body(containsString("That did not work"));
    }

    @Test
    void pagesSpeakPortugueseToo() {
        given().header("Accept-Language", "pt-BR,en;q=0.5").get("/web/login").then().body(containsString("Senha"))
                .body(containsString("lang=\"pt-BR\""));
        given().get("/web/login").then().body(containsString("Senha"));
    }

    @Test
    void styleAndScriptComeFromHere() {
        given().get("/web/sparkone.css").then().statusCode(200);
        given().get("/web/sparkone.js").then().statusCode(200);
    }

    @Test
    void withTooManySessionsTheOldestEnds() throws SQLException {
        Browser oldest = Browser.signedIn();
        oldest.get("/web").then().statusCode(200);
        sql("""
                insert into api.web_session (token_hash, user_name, created_at, last_seen_at)
                select md5(random()::text), 'owner', now(), now() from generate_series(1, 49)""");

        Browser newest = Browser.signedIn();

        newest.get("/web").then().statusCode(200);
        oldest.get("/web").then().statusCode(303);
    }

    @Test
    void nobodyKeepsSomebodyOutWhoLoggedInWithTheBrowserBefore() {
        Browser browser = Browser.signedIn();
        browser.post("/web/logout", Map.of()).then().statusCode(303);
        Browser stranger = new Browser();
        stranger.get("/web/login");
        for (int i = 0; i < 5; i++) {
            stranger.login("wrong " + i).then().statusCode(401);
        }
        stranger.login(ApiEnvironment.PASSWORD).then().statusCode(429);

        browser.get("/web/login");
        browser.login(ApiEnvironment.PASSWORD).then().statusCode(303);
    }

    @Test
    void writesAreAuditedUnderTheUsersName() throws SQLException {
        Browser browser = Browser.signedIn();
        browser.post("/web/tasks/new", Map.of("title", "audited", "priority", "low")).then().statusCode(303);

        try (Connection connection = LocalStack.current().postgres().connect();
                PreparedStatement select = connection.prepareStatement(
                        "select actor from api.audit_log where path = '/web/tasks/new' order by id desc limit 1");
                ResultSet row = select.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("owner");
        }
    }

    /** The secret that the page of the second step shows. */
    static byte[] key(String page) {
        return new Base32().decode(page.split("secret=")[1].split("&")[0]);
    }

    static String codeNow(byte[] key) {
        return Totp.code(key, Totp.step(Instant.now()));
    }

    private static Map<String, String> login(String code) {
        return Map.of("user", "owner", "password", ApiEnvironment.PASSWORD, "code", code);
    }

    private static void act(Browser browser, String id, String button) {
        browser.post("/web/tasks/" + id + "/actions", Map.of("do", button, "from", "tasks")).then().statusCode(303);
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = LocalStack.current().postgres().connect();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.executeUpdate();
        }
    }
}
