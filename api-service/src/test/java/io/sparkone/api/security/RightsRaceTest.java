package io.sparkone.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;
import io.sparkone.local.testing.LocalStack;

/** What is asked for while an admin takes rights away must not outlive them. */
@QuarkusTest
class RightsRaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "a password of hers";
    private static final String WAITING = """
            select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%app_user%'""";

    private final Client owner = Client.owner();

    @BeforeEach
    void createUser() {
        owner.post("/auth/users", Map.of("name", "eva", "role", "admin", "password", PASSWORD)).then().statusCode(201);
    }

    @AfterEach
    void removeUser() {
        owner.delete("/auth/users/eva");
    }

    @Test
    void tokenIsNotIssuedToWhoIsBeingRemoved() throws SQLException {
        Response answer = during("update api.app_user set left_at = now() where name = 'eva'",
                () -> RestAssured.given().auth().preemptive().basic("eva", PASSWORD).contentType(ContentType.JSON)
                        .body(Map.of("name", "late", "scopes", List.of("*"))).post("/auth/tokens"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void feedIsNotMadeForWhoIsBeingRemoved() throws SQLException {
        Client eva = Client.of("eva", PASSWORD);
        eva.token();

        Response answer = during("update api.app_user set left_at = now() where name = 'eva'",
                () -> eva.post("/auth/calendar-feeds", "{\"name\": \"late\"}"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void changeOfTheNumberDoesNotBringBackARoleThatIsBeingTakenAway() throws SQLException {
        during("update api.app_user set role = 'viewer' where name = 'eva'",
                () -> owner.patch("/auth/users/eva", "{\"number\": \"4915112345678\"}")).then().statusCode(200);

        owner.get("/auth/users/eva").then().statusCode(200);
        assertThat(owner.get("/auth/users/eva").<String>path("role")).isEqualTo("viewer");
    }

    /** Sends a request while a statement has run and is not committed; the answer is that of after the commit. */
    private static Response during(String statement, Supplier<Response> request) throws SQLException {
        try (Connection connection = LocalStack.current().postgres().connect();
                Connection watcher = LocalStack.current().postgres().connect();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.executeUpdate(statement);
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(request);
            await().atMost(PATIENCE).until(() -> answer.isDone() || isWaiting(watcher));
            connection.commit();
            return answer.join();
        }
    }

    private static boolean isWaiting(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement(); ResultSet row = sql.executeQuery(WAITING)) {
            return row.next() && row.getInt(1) > 0;
        }
    }
}
