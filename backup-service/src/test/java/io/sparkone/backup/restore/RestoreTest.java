package io.sparkone.backup.restore;

import static io.restassured.RestAssured.given;
import static io.sparkone.backup.testing.Rest.awaitState;
import static io.sparkone.backup.testing.Rest.execute;
import static io.sparkone.backup.testing.Rest.query;
import static io.sparkone.backup.testing.Rest.verifiedBackup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.backup.postgres.Subprocess;
import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.backup.testing.SourceDatabase;
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
    void tablesOfSeveralSchemasComeWithTheirKeysAndIndexesAndWithoutTheirNeighbours() throws SQLException {
        execute("create table sync.\"Old Task\" (id int generated always as identity primary key, name text)",
                "create index on sync.\"Old Task\" (name)", "insert into sync.\"Old Task\" (name) values ('a'), ('b')",
                "create table notify.same (n int check (n > 0))", "insert into notify.same values (1)",
                "create table sync.same (n int)", "insert into sync.same values (7)");
        JsonPath backup = verifiedBackup();

        awaitState(start(backup, Map.of("target_database", "copy_of_some", "tables",
                new String[]{"sync.\"Old Task\"", "notify.same"})), "restored");

        assertThat(count("copy_of_some", "select count(*) from sync.\"Old Task\" where id in (1, 2)")).isEqualTo(2);
        assertThat(count("copy_of_some", "select count(*) from notify.same")).isEqualTo(1);
        assertThat(count("copy_of_some", "select count(*) from pg_indexes where tablename = 'Old Task'")).isEqualTo(2);
        assertThat(count("copy_of_some", "select count(*) from pg_tables where schemaname = 'sync'")).isEqualTo(1);
        execute("drop table sync.\"Old Task\", sync.same, notify.same");
    }

    @Test
    void aTableThatTheBackupDoesNotHoldIsNamedAndNothingIsLeft() throws SQLException {
        JsonPath backup = verifiedBackup();

        JsonPath failed = awaitState(
                start(backup, Map.of("target_database", "copy_of_none", "tables", new String[]{"sync.no_such_table"})),
                "failed");

        assertThat(failed.getString("error")).contains("sync.no_such_table is not in the backup");
        assertThat(query("select datname from pg_database")).noneMatch(name -> name.startsWith("copy_of_none"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void severalJobsGiveWhatOneGives(int jobs) throws SQLException {
        JsonPath backup = verifiedBackup();
        String target = "copy_by_" + jobs;

        JsonPath restore = awaitState(start(backup, Map.of("target_database", target, "jobs", jobs)), "restored");

        assertThat(restore.getInt("jobs")).isEqualTo(jobs);
        assertThat(restore.getLong("bytes_done")).isEqualTo(restore.getLong("bytes_total"));
        assertThat(BackupFolder.path().resolve("work")).isEmptyDirectory();
    }

    @Test
    void aBackupBecomesAFileThatTheStockProgramsRead() throws Exception {
        execute("create table if not exists api.filed as select 'so it is' as text");
        JsonPath backup = verifiedBackup();

        awaitState(start(backup, Map.of("file", "copy.dump")), "restored");
        awaitState(start(backup, Map.of("file", "copy.sql")), "restored");

        Path folder = BackupFolder.path().resolve("restored");
        String list = Subprocess.run(List.of(SourceDatabase.client().path("pg_restore"), "--file=-", "--table=filed",
                folder.resolve("copy.dump").toString()), Map.of(), Duration.ofSeconds(30));
        assertThat(list).contains("so it is");
        assertThat(Files.readString(folder.resolve("copy.sql"))).contains("so it is")
                .contains("PostgreSQL database dump complete");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("copy.sql"))))
                .isEqualTo("rw-------");
        post(backup, Map.of("file", "copy.sql")).then().statusCode(409).body("type",
                equalTo("urn:sparkone:problem:file-exists"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"file\": \"../x.dump\"}", "{\"file\": \"/etc/x.sql\"}", "{\"file\": \"x.txt\"}",
            "{\"file\": \"x.dump\", \"target_database\": \"y\"}", "{\"file\": \"x.dump\", \"tables\": [\"a.b\"]}",
            "{\"target_database\": \"x\", \"jobs\": 0}", "{\"target_database\": \"x\", \"jobs\": 99}",
            "{\"target_database\": \"postgres\"}", "{\"target_database\": \"x; drop\"}",
            "{\"target_database\": \"x\", \"tables\": [\"task\"]}"})
    void whatCannotBeMeantIsABadRequest(String body) {
        List<String> known = given().get("/backups?state=verified").jsonPath().getList("backups.id");
        String id = known.isEmpty() ? verifiedBackup().getString("id") : known.get(0);

        given().contentType("application/json").body(body).post("/backups/" + id + "/restore").then().statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aRestoreThatItsProcessLeftEndsInAClearStateAndLeavesNothing() throws Exception {
        JsonPath backup = verifiedBackup();
        String database = insertLeft(backup, "database", "left_behind", "restoring");
        String aside = "left_behind_restoring_" + database.substring(0, 8);
        execute("create database " + aside);
        expire(database);

        JsonPath failed = awaitState("/backups/" + backup.getString("id") + "/restore/" + database, "failed");

        assertThat(failed.getString("error")).contains("interrupted while restoring");
        assertThat(query("select datname from pg_database")).doesNotContain(aside, "left_behind");
        assertThat(query("select data ->> 'key' from backup.outbox where type = 'notification.requested'"))
                .contains("restore/" + database);
        assertThat(query("select (coalesce(pinned_until, now()) <= now())::text from backup.backup where id = '"
                + backup.getString("id") + "'")).containsExactly("true");
    }

    @Test
    void aRestoreWhoseProcessWasKilledAfterTheRenameIsDone() throws Exception {
        JsonPath backup = verifiedBackup();
        execute("create database renamed_already");
        String id = insertLeft(backup, "database", "renamed_already", "renaming");
        expire(id);

        awaitState("/backups/" + backup.getString("id") + "/restore/" + id, "restored");

        assertThat(query("select datname from pg_database")).contains("renamed_already");
    }

    @Test
    void whileOneReplicaRestoresAnotherOneIsRefused() throws Exception {
        JsonPath backup = verifiedBackup();
        String id = insertLeft(backup, "database", "elsewhere", "restoring");

        post(backup, Map.of("target_database", "second")).then().statusCode(409).body("type",
                equalTo("urn:sparkone:problem:restore-running"));

        expire(id);
        awaitState("/backups/" + backup.getString("id") + "/restore/" + id, "failed");
    }

    /** As another process would have left it, whose lease still runs. */
    private static String insertLeft(JsonPath backup, String kind, String target, String step) throws SQLException {
        String id = UUID.randomUUID().toString();
        execute("insert into backup.restore (id, backup_id, kind, target, swap, tables, jobs, state, step, requested_by,"
                + " requested_at, holder, lease_until) values ('" + id + "', '" + backup.getString("id") + "', '" + kind
                + "', '" + target + "', false, '{}', 1, 'running', '" + step
                + "', 'admin', now(), gen_random_uuid(), now() + interval '1 hour')",
                "update backup.backup set pinned_until = now() + interval '1 hour' where id = '"
                        + backup.getString("id") + "'");
        return id;
    }

    private static void expire(String restore) throws SQLException {
        execute("update backup.restore set lease_until = now() - interval '1 second' where id = '" + restore + "'");
    }

    @Test
    void aLiveDatabaseWithSessionsGivesWayInOneStep() throws SQLException {
        execute("create database busy_one");
        JsonPath backup = verifiedBackup();
        String url = "jdbc:postgresql://127.0.0.1:" + LocalStack.current().postgres().port() + "/busy_one";
        try (Connection session = DriverManager.getConnection(url, "sparkone", "sparkone")) {
            awaitState(start(backup, Map.of("target_database", "busy_one", "swap", true, "confirm", "busy_one")),
                    "swapped");
            assertThat(session.isValid(5)).isFalse();
        }
        assertThat(query("select datallowconn::text from pg_database where datname like 'busy_one%'"))
                .containsExactly("true", "true");
    }

    @Test
    void whatTakesALiveDatabasesPlaceHasItsOwnerAndItsLocale() throws SQLException {
        execute("create role keeper", "create database \"kept-as.it_is\" template template0 lc_collate 'C.UTF-8'"
                + " lc_ctype 'C.UTF-8' owner keeper");
        JsonPath backup = verifiedBackup();

        awaitState(start(backup, Map.of("target_database", "kept-as.it_is", "swap", true, "confirm", "kept-as.it_is")),
                "swapped");

        assertThat(query(
                "select datcollate || ' ' || pg_get_userbyid(datdba) from pg_database where datname = 'kept-as.it_is'"))
                .containsExactly("C.UTF-8 keeper");
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
