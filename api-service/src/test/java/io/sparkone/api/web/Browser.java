package io.sparkone.api.web;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import io.sparkone.api.testing.ApiEnvironment;

/** A browser without scripts: keeps cookies, sends the token of the last form that it saw, follows no redirect by itself. */
final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    final Map<String, String> cookies = new HashMap<>();
    String csrf;

    static Browser signedIn() {
        return signedIn("owner", ApiEnvironment.PASSWORD);
    }

    static Browser signedIn(String user, String password) {
        Browser browser = new Browser();
        browser.get("/web/login");
        browser.post("/web/login", Map.of("user", user, "password", password)).then().statusCode(303);
        browser.get("/web");
        return browser;
    }

    Response get(String path) {
        return note(request().urlEncodingEnabled(!path.contains("%")).get(path));
    }

    Response login(String password) {
        return post("/web/login", Map.of("user", "owner", "password", password));
    }

    Response post(String path, Map<String, String> fields) {
        RequestSpecification form = request().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields);
        return note((csrf == null ? form : form.formParam("csrf", csrf)).post(path));
    }

    private RequestSpecification request() {
        return given().redirects().follow(false).header("Accept-Language", "en").cookies(cookies);
    }

    private Response note(Response response) {
        response.getCookies().forEach((name, value) -> {
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        });
        Matcher form = CSRF.matcher(response.asString());
        if (form.find()) {
            csrf = form.group(1);
        }
        return response;
    }
}
