package io.sparkone.api.testing;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A REST client of the running service with a token of its own. */
public final class Client {

    private final Supplier<String> source;
    private String token;

    /** The token is asked for with the first request: a test's fields are made before its server's port is known. */
    private Client(Supplier<String> source) {
        this.source = source;
    }

    /** A client that may do everything. */
    public static Client owner() {
        return with("*");
    }

    public static Client with(String... scopes) {
        return new Client(() -> issue(scopes).jsonPath().getString("token"));
    }

    public static Client bearing(String token) {
        return new Client(() -> token);
    }

    /** A client that may do all that a user may. */
    public static Client of(String user, String password) {
        return new Client(() -> issueTo(user, password, "*").jsonPath().getString("token"));
    }

    public static Response issue(String... scopes) {
        return issueTo("owner", ApiEnvironment.PASSWORD, scopes);
    }

    private static Response issueTo(String user, String password, String... scopes) {
        return given().auth().preemptive().basic(user, password).contentType(ContentType.JSON)
                .body(Map.of("name", "test", "scopes", List.of(scopes), "expires_in", "PT1H")).post("/auth/tokens")
                .then().statusCode(201).extract().response();
    }

    public synchronized String token() {
        if (token == null) {
            token = source.get();
        }
        return token;
    }

    /** A request with this client's credential, and JSON as its type. */
    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token()).contentType(ContentType.JSON);
    }

    public Response get(String path, Object... parameters) {
        return given().header("Authorization", "Bearer " + token()).get(path, parameters);
    }

    public Response post(String path, Object body) {
        return request().body(body).post(path);
    }

    public Response patch(String path, Object body) {
        return request().body(body).patch(path);
    }

    public Response delete(String path) {
        return given().header("Authorization", "Bearer " + token()).delete(path);
    }
}
