package io.sparkone.api.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.WithIdentityProvider;

@QuarkusTest
@TestProfile(WithIdentityProvider.class)
class OidcPagesTest {

    private static final Map<String, Object> OWNER = Map.of("preferred_username", "paulo");

    private static final int EIGHT = 8;

    private final Browser browser = new Browser();

    @Test
    void loginPageOffersTheProvider() {
        browser.get("/web/login?next=/web/tasks").then().statusCode(200).body(containsString("Log in with the club"))
                .body(containsString("/web/oidc?next=/web/tasks"));
    }

    @Test
    void whoComesBackIsLoggedInAndWhereTheyWantedToBe() {
        WithIdentityProvider.says(OWNER);

        back(there("/web/oidc?next=/web/tasks")).then().statusCode(303).header("Location", endsWith("/web/tasks"))
                .cookie("sparkone_oidc", "");

        browser.get("/web/tasks").then().statusCode(200).body(containsString("Log out"));
        browser.get("/web/users").then().statusCode(200);
    }

    @Test
    void loginIsInTheAuditLog() {
        WithIdentityProvider.says(OWNER);

        back(there("/web/oidc"));

        Client.owner().get("/api/audit?actor=owner&path=/web/oidc").then().statusCode(200).body("entries[0].status",
                equalTo(303));
    }

    @Test
    void userWhomTheProviderCallsByNameNeedsNoEntry() {
        Client.owner().post("/auth/users",
                "{\"name\": \"oidc.user\", \"password\": \"a password nobody uses\", \"role\": \"viewer\"}");
        WithIdentityProvider.says(Map.of("preferred_username", "oidc.user"));

        back(there("/web/oidc")).then().statusCode(303).header("Location", endsWith("/web"));

        browser.get("/web").then().statusCode(200);
        browser.get("/web/users").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "owner ", "' or 1=1 --", ""})
    void strangerIsToldThatThereIsNoUserAndIsNotLoggedIn(String name) {
        WithIdentityProvider.says(Map.of("preferred_username", name));

        back(there("/web/oidc")).then().statusCode(403).body(containsString("There is no user for you here"));

        assertThat(browser.cookies).doesNotContainKey("sparkone_session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other nonce", "other audience", "other issuer", "expired", "unsigned",
            "signed with the secret", "other key", "denied", "other provider answers"})
    void answerThatIsNotGoodLogsNobodyIn(String fault) {
        WithIdentityProvider.says(OWNER, fault);

        back(there("/web/oidc")).then().statusCode(403).body(containsString("The login was not completed"));

        browser.get("/web").then().statusCode(303);
    }

    @Test
    void providerInTroubleIsSaidAndThePasswordStillWorks() {
        WithIdentityProvider.says(OWNER, "down");

        back(there("/web/oidc")).then().statusCode(503).body(containsString("does not answer at the moment"));

        browser.login("a password for tests").then().statusCode(303);
    }

    @Test
    void answerIsForTheBrowserThatAskedOnly() {
        WithIdentityProvider.says(OWNER);
        String answer = there("/web/oidc");

        Browser other = new Browser();
        other.get(answer).then().statusCode(403);
        other.get("/web/oidc");
        other.get(answer).then().statusCode(403);

        assertThat(other.cookies).doesNotContainKey("sparkone_session");
    }

    @Test
    void answerIsGoodOnce() {
        WithIdentityProvider.says(OWNER);
        String answer = there("/web/oidc");
        Map<String, String> before = Map.copyOf(browser.cookies);
        back(answer).then().statusCode(303);

        browser.cookies.clear();
        browser.cookies.putAll(before);

        back(answer).then().statusCode(403);
    }

    @Test
    void noAddressLeadsAwayFromThePages() {
        WithIdentityProvider.says(OWNER);
        String answer = there("/web/oidc?next=https://evil.example");

        back(answer).then().statusCode(303).header("Location", endsWith("/web"));
    }

    @Test
    void stateCannotBeChangedOnItsWay() {
        WithIdentityProvider.says(OWNER);

        back(there("/web/oidc").replaceAll("web(?=&)", "web/status")).then().statusCode(403);
    }

    @Test
    void whoComesWhileEightLogInIsTurnedAwayAndCounted() throws Exception {
        WithIdentityProvider.says(OWNER);
        Map<Browser, String> answers = Stream.generate(Browser::new).limit(EIGHT + 1)
                .collect(Collectors.toMap(Function.identity(), one -> there(one, "/web/oidc")));
        double before = logins("busy");
        WithIdentityProvider.says(OWNER, "silent");
        ExecutorService browsers = Executors.newFixedThreadPool(EIGHT + 1);
        try {
            CompletionService<Response> logins = new ExecutorCompletionService<>(browsers);
            answers.forEach((one, answer) -> logins.submit(() -> one.get(answer)));

            Future<Response> first = logins.poll(30, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            first.get().then().statusCode(503).body(containsString("Try again shortly"));
            assertThat(logins("busy")).isEqualTo(before + 1);
        } finally {
            WithIdentityProvider.says(OWNER);
            browsers.shutdown();
            assertThat(browsers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static double logins(String result) {
        Matcher line = Pattern.compile("sparkone_oidc_logins_total\\{result=\"" + result + "\"[^}]*} (\\S+)")
                .matcher(given().get("/metrics").asString());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void callsAndLoginsAreCounted() {
        WithIdentityProvider.says(OWNER);
        back(there("/web/oidc"));

        given().get("/metrics").then()
                .body(containsString("sparkone_oidc_call_seconds_count{operation=\"token\",outcome=\"answered\""))
                .body(containsString("sparkone_oidc_logins_total{result=\"accepted\""));
    }

    /** To the provider, and the path at which it sends the browser back. */
    private String there(String path) {
        return there(browser, path);
    }

    private static String there(Browser browser, String path) {
        String provider = browser.get(path).then().statusCode(303)
                .header("Location", startsWith(ConfigProvider.getConfig().getValue("OIDC_ISSUER", String.class)))
                .extract().header("Location");
        String answer = given().redirects().follow(false).urlEncodingEnabled(false).get(provider).then()
                .statusCode(302).extract().header("Location");
        URI address = URI.create(answer);
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private Response back(String path) {
        return browser.get(path);
    }
}
