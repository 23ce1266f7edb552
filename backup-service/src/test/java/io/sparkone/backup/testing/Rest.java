package io.sparkone.backup.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.restassured.path.json.JsonPath;

import io.sparkone.local.testing.LocalStack;

/** What the tests over REST and the database share. */
public final class Rest {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Rest() {}

    /** Waits for a state, and shows the whole answer when it does not come. */
    public static JsonPath awaitState(String location, String state) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).untilAsserted(
                () -> assertThat(given().get(location).jsonPath().<Map<String, Object>>get()).containsEntry("state",
                        state));
        return given().get(location).jsonPath();
    }

    /** Makes a backup and waits until it is verified. */
    public static JsonPath verifiedBackup() {
        String location = given().post("/backups").then().statusCode(202).extract().header("Location");
        return awaitState(location, "verified");
    }

    /** The superuser's URL of a database on the local stack. */
    public static String urlOf(String database) {
        return LocalStack.current().postgres().url("sparkone", "sparkone").replaceAll("/[^/]*$", "/" + database);
    }

    /** First column of a query by the superuser. */
    public static List<String> query(String sql) throws SQLException {
        try (Connection connection = LocalStack.current().postgres().connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    public static void execute(String... statements) throws SQLException {
        try (Connection connection = LocalStack.current().postgres().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
