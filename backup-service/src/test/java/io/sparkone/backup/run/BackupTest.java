package io.sparkone.backup.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.local.testing.LocalStack;
import io.sparkone.local.testing.LocalStackResource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "backup"))
@QuarkusTestResource(BackupFolder.class)
@TestSecurity(user = "operator", roles = {"backups:read", "backups:write"})
class BackupTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @BeforeEach
    void someContent() throws SQLException {
        try (Connection connection = LocalStack.current().postgres().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists api.note (id bigint generated always as identity primary key,"
                    + " kind varchar(10) check (kind in ('a', 'b')), body text, at timestamptz default now())");
            statement.execute("insert into api.note (kind, body) select 'a', repeat('x', 20) || n"
                    + " from generate_series(1, 1000) n");
        }
    }

    @Test
    void aBackupIsMadeVerifiedAndAnnounced() throws Exception {
        Response started = given().post("/backups");
        started.then().statusCode(202).header("Location", containsString("/backups/"));
        String location = started.getHeader("Location");

        JsonPath backup = awaitState(location, "verified");

        assertThat(backup.getLong("size_bytes")).isPositive();
        assertThat(backup.getBoolean("verified")).isTrue();
        Path object = BackupFolder.path().resolve("store").resolve(backup.getString("object"));
        assertThat(Files.size(object)).isLessThan(backup.getLong("size_bytes"));
        given().get(location + "/verification").then().statusCode(200).body("passed", equalTo(true))
                .body("checks.find { it.name == 'content' }.outcome", equalTo("passed"))
                .body("checks.find { it.name == 'checksums' }.outcome", equalTo("passed"));
        assertThat(eventsOf(backup.getString("id"))).containsExactly("backup.completed", "backup.verified");
    }

    static JsonPath awaitState(String location, String state) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(given().get(location).then().extract().jsonPath()
                .<Map<String, Object>>get()).containsEntry("state", state));
        return given().get(location).jsonPath();
    }

    private static List<String> eventsOf(String id) throws SQLException {
        try (Connection connection = LocalStack.current().postgres().connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select type from backup.outbox where subject = 'backup/" + id + "' order by id")) {
            List<String> types = new ArrayList<>();
            while (rows.next()) {
                types.add(rows.getString(1));
            }
            return types;
        }
    }
}
