package io.sparkone.backup.drill;

import static io.restassured.RestAssured.given;
import static io.sparkone.backup.testing.Rest.awaitState;
import static io.sparkone.backup.testing.Rest.execute;
import static io.sparkone.backup.testing.Rest.verifiedBackup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import java.sql.SQLException;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.local.testing.LocalStackResource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "backup"))
@QuarkusTestResource(BackupFolder.class)
@TestSecurity(user = "operator", roles = {"backups:read", "backups:write"})
class DrillTest {

    @Test
    void aDrillRestoresTheBackupAndNoticesEverySabotage() throws SQLException {
        execute("create table if not exists api.drilled as select n, md5(n::text) as body from generate_series(1, 5000) n");
        String backup = verifiedBackup().getString("id");

        String location = given().post("/backups/drills").then().statusCode(202).extract().header("Location");
        JsonPath drill = awaitState(location, "passed");

        assertThat(drill.getString("backup_id")).isEqualTo(backup);
        assertThat(drill.getDouble("rto_seconds")).isPositive();
        assertThat(drill.getList("report.sabotage.name")).containsExactly("cut", "flipped_byte", "missing_table",
                "wrong_key", "empty_dump");
        assertThat(drill.getList("report.sabotage.noticed")).containsOnly(true);
        assertThat(drill.getString("report.sabotage.find { it.name == 'missing_table' }.problem"))
                .contains("content", "missing");
        given().get("/backups/drills").then().body("drills.id", hasItem(drill.getString("id")));
        given().get("/backups/drills/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aDrillThatItsProcessLeftEndsAsFailed() throws SQLException {
        UUID id = UUID.randomUUID();
        execute("insert into backup.drill (id, state, month, started_at, lease_until) values ('" + id
                + "', 'running', '2001-01', now(), now() - interval '1 second')");

        JsonPath drill = awaitState("/backups/drills/" + id, "failed");

        assertThat(drill.getString("error")).contains("interrupted");
        assertThat(drill.getString("month")).isNull();
    }
}
