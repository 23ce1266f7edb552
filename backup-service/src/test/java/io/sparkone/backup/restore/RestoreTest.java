package io.sparkone.backup.restore;

import static io.restassured.RestAssured.given;
import static io.sparkone.backup.testing.Rest.awaitState;
import static io.sparkone.backup.testing.Rest.execute;
import static io.sparkone.backup.testing.Rest.query;
import static io.sparkone.backup.testing.Rest.verifiedBackup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.local.testing.LocalStack;
import io.sparkone.local.testing.LocalStackResource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "backup"))
@QuarkusTestResource(BackupFolder.class)
@TestSecurity(user = "admin", roles = {"backups:read", "backups:write", "admin"})
class RestoreTest {

    @Test
    void aBackupBecomesANewDatabase() throws SQLException {
        execute("create table api.kept as select generate_series(1, 500) as n");
        JsonPath backup = verifiedBackup();
        execute("drop table api.kept");

        JsonPath restore = awaitState(start(backup, Map.of("target_database", "copy_of_all")), "restored");

        assertThat(restore.getString("error")).isNull();
        assertThat(count("copy_of_all", "select count(*) from api.kept")).isEqualTo(500);
        assertThat(query(
                "select c from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase, unnest(setconfig) c"
                        + " where datname = 'copy_of_all'"))
                .contains("search_path=backup");
    }

    @Test
    void chosenTablesAreRestoredWithoutTheOthers() throws SQLException {
        execute("create table sync.chosen as select generate_series(1, 20) as n");
        JsonPath backup = verifiedBackup();

        awaitState(start(backup, Map.of("target_database", "copy_of_one", "tables", new String[]{"sync.chosen"})),
                "restored");

        assertThat(count("copy_of_one", "select count(*) from sync.chosen")).isEqualTo(20);
        assertThat(count("copy_of_one", "select count(*) from pg_tables where schemaname = 'backup'")).isZero();
    }

    @Test
    void aLiveDatabaseIsReplacedOnlyByName() throws SQLException {
        execute("create database victim");
        JsonPath backup = verifiedBackup();

        post(backup, Map.of("target_database", "victim")).then().statusCode(409).body("type",
                equalTo("urn:sparkone:problem:database-exists"));
        post(backup, Map.of("target_database", "victim", "swap", true)).then().statusCode(400);
        post(backup, Map.of("target_database", "victim", "swap", true, "confirm", "other")).then().statusCode(400);

        JsonPath restore = awaitState(
                start(backup, Map.of("target_database", "victim", "swap", true, "confirm", "victim")), "swapped");
        assertThat(restore.getString("previous")).startsWith("victim_before_");
        assertThat(query("select datname from pg_database")).contains("victim", restore.getString("previous"));
        assertThat(count("victim", "select count(*) from pg_tables where schemaname = 'backup'")).isPositive();
    }

    @Test
    @TestSecurity(user = "operator", roles = {"backups:read", "backups:write"})
    void restoringTakesAnAdministrator() {
        given().contentType("application/json").body("{}").post("/backups/" + UUID.randomUUID() + "/restore")
                .then().statusCode(403);
    }

    private static String start(JsonPath backup, Map<String, Object> body) {
        return post(backup, body).then().statusCode(202).extract().header("Location");
    }

    private static Response post(JsonPath backup, Map<String, Object> body) {
        return given().contentType("application/json").body(body)
                .post("/backups/" + backup.getString("id") + "/restore");
    }

    private static long count(String database, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + LocalStack.current().postgres().port() + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, "sparkone", "sparkone");
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
