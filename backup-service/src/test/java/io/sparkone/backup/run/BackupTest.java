package io.sparkone.backup.run;

import static io.restassured.RestAssured.given;
import static io.sparkone.backup.testing.Rest.awaitState;
import static io.sparkone.backup.testing.Rest.execute;
import static io.sparkone.backup.testing.Rest.query;
import static io.sparkone.backup.testing.Rest.verifiedBackup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.oneOf;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.backup.store.Stores;
import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.local.testing.LocalStack;
import io.sparkone.local.testing.LocalStackResource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "backup"))
@QuarkusTestResource(BackupFolder.class)
@TestSecurity(user = "operator", roles = {"backups:read", "backups:write"})
class BackupTest {

    @Inject
    Backups backups;

    @Inject
    Catalogue catalogue;

    @Inject
    Stores stores;

    @BeforeEach
    void someContent() throws SQLException {
        execute("create table if not exists api.note (id bigint generated always as identity primary key,"
                + " kind varchar(10) check (kind in ('a', 'b')), body text, at timestamptz default now())",
                "insert into api.note (kind, body) select 'a', repeat('x', 20) || n from generate_series(1, 1000) n");
    }

    @Test
    void aBackupIsMadeVerifiedAndAnnounced() throws Exception {
        String location = given().post("/backups").then().statusCode(202)
                .header("Location", containsString("/backups/")).extract().header("Location");

        JsonPath backup = awaitState(location, "verified");

        assertThat(backup.getBoolean("verified")).isTrue();
        assertThat(Files.size(object(backup))).isBetween(1000L, backup.getLong("size_bytes"));
        given().get(location + "/verification").then().statusCode(200).body("passed", equalTo(true))
                .body("checks.find { it.name == 'content' }.outcome", equalTo("passed"))
                .body("checks.find { it.name == 'checksums' }.outcome", equalTo("passed"));
        assertThat(query("select type from backup.outbox where subject = 'backup/" + backup.getString("id")
                + "' order by id")).containsExactly("backup.completed", "backup.verified");
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameBackup() {
        String key = UUID.randomUUID().toString();
        String first = given().header("Idempotency-Key", key).post("/backups").jsonPath().getString("id");
        awaitState("/backups/" + first, "verified");

        given().header("Idempotency-Key", key).post("/backups").then().statusCode(202).body("id", equalTo(first));
    }

    @Test
    void aDamagedBackupIsFoundOutAndTheOperatorIsTold() throws Exception {
        JsonPath backup = verifiedBackup();
        flipOneByte(object(backup));

        String location = "/backups/" + backup.getString("id");
        given().post(location + "/verification").then().statusCode(202);
        JsonPath failed = awaitState(location, "failed");

        assertThat(failed.getString("error")).contains("archive");
        assertThat(failed.getString("failed_stage")).isEqualTo("verification");
        assertThat(query(
                "select data ->> 'urgency' from backup.outbox where type = 'notification.requested' and data ->> 'key'"
                        + " = 'backup/" + backup.getString("id") + "/verification'"))
                .containsExactly("critical");
    }

    @Test
    void theCatalogueGrowsAgainFromTheStore() throws Exception {
        JsonPath backup = verifiedBackup();
        execute("delete from backup.backup");

        assertThat(catalogue.reconcile(stores.primary().orElseThrow())).isPositive();

        given().get("/backups/" + backup.getString("id")).then().statusCode(200).body("state", equalTo("verified"))
                .body("origin", equalTo("catalogue")).body("size_bytes", equalTo(backup.getInt("size_bytes")));
    }

    @Test
    void aBackupWhoseObjectsVanishedIsNotShownAsGood() throws Exception {
        JsonPath backup = verifiedBackup();
        Files.delete(manifest(backup));

        catalogue.reconcile(stores.primary().orElseThrow());

        given().get("/backups/" + backup.getString("id")).then().body("state", equalTo("failed"))
                .body("error", containsString("no longer in the store"));
    }

    @Test
    void aBackupWithTheManifestOfAnotherOneIsBad() throws Exception {
        JsonPath first = verifiedBackup();
        JsonPath second = verifiedBackup();
        Files.copy(manifest(second), manifest(first), StandardCopyOption.REPLACE_EXISTING);

        String location = "/backups/" + first.getString("id");
        given().post(location + "/verification").then().statusCode(202);
        JsonPath failed = awaitState(location, "failed");

        assertThat(failed.getString("error")).contains("manifest is that of another backup");
        assertThat(given().get("/metrics").asString())
                .containsPattern(
                        "sparkone_backup_verifications_total\\{database=\"sparkone\",result=\"failed\"\\} [1-9]");
    }

    @Test
    void aManifestUnderAnotherNameMakesNoSecondBackup() throws Exception {
        JsonPath backup = verifiedBackup();
        Path copy = Files.copy(manifest(backup), manifest(backup).resolveSibling("copied.manifest.json"));
        execute("delete from backup.backup");

        catalogue.reconcile(stores.primary().orElseThrow());

        assertThat(query("select base_key from backup.backup where base_key like '%/copied'")).isEmpty();
        given().get("/backups/" + backup.getString("id")).then().statusCode(200).body("object",
                equalTo(backup.getString("object")));
        Files.delete(copy);
    }

    /** Its report lies beside it from the day when it was good. */
    @Test
    void aBackupThatWasFoundBadDoesNotCountAsVerifiedInACatalogueThatIsRebuilt() throws Exception {
        JsonPath backup = verifiedBackup();
        flipOneByte(object(backup));
        String location = "/backups/" + backup.getString("id");
        given().post(location + "/verification").then().statusCode(202);
        awaitState(location, "failed");
        execute("delete from backup.backup");

        catalogue.reconcile(stores.primary().orElseThrow());

        given().get(location).then().statusCode(200).body("state", equalTo("stored"));
    }

    @Test
    void workOfAKilledProcessIsTakenUpAgain() throws Exception {
        UUID id = UUID.randomUUID();
        execute("insert into backup.backup (id, database, state, origin, requested_at, base_key, holder, lease_until, attempts)"
                + " values ('" + id
                + "', 'sparkone', 'dumping', 'manual', now(), 'sparkone/2026/01/half', gen_random_uuid(),"
                + " now() - interval '1 second', 1)");
        Path half = BackupFolder.path().resolve("store/sparkone/2026/01/half.dump.zst.age");
        Files.createDirectories(half.getParent());
        Files.write(half, new byte[100]);

        JsonPath backup = awaitState("/backups/" + id, "verified");

        assertThat(half).doesNotExist();
        assertThat(backup.getString("object")).endsWith("/half-2.dump.zst.age");
        assertThat(backup.getString("error")).isNull();
    }

    @Test
    void aBackupWhoseDatabaseIsKilledMeanwhileEndsInAClearState() throws Exception {
        execute("create table if not exists api.bulk as select n, repeat(md5(n::text), 20) as body from generate_series(1, 100000) n");
        String location = given().post("/backups").then().statusCode(202).extract().header("Location");
        await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(30))
                .until(() -> given().get(location).jsonPath().getString("state").equals("dumping"));

        LocalStack.current().postgres().kill();
        LocalStack.current().postgres().restart();

        await().atMost(Duration.ofSeconds(90)).untilAsserted(
                () -> given().get(location).then().statusCode(200).body("state", oneOf("verified", "failed")));
        String state = given().get(location).jsonPath().getString("state");
        assertThat(given().get(location).jsonPath().getString("error") == null).isEqualTo(state.equals("verified"));
        execute("drop table api.bulk");
        verifiedBackup();
    }

    @Test
    void workThatIsLeftAgainAndAgainFails() throws Exception {
        UUID id = UUID.randomUUID();
        execute("insert into backup.backup (id, database, state, origin, requested_at, base_key, holder, lease_until, attempts)"
                + " values ('" + id + "', 'sparkone', 'dumping', 'manual', now(), 'sparkone/2026/01/cursed',"
                + " gen_random_uuid(), now() - interval '1 second', 3)");

        JsonPath backup = awaitState("/backups/" + id, "failed");

        assertThat(backup.getString("error")).contains("interrupted");
        assertThat(query("select type from backup.outbox where subject = 'backup/" + id + "'"))
                .containsExactly("backup.failed");
    }

    @Test
    void aBackupThatTheStoreDoesNotGiveIsNotCalledBad() throws Exception {
        JsonPath backup = verifiedBackup();
        Path away = object(backup).resolveSibling("away");
        Files.move(object(backup), away);
        String location = "/backups/" + backup.getString("id");
        execute("update backup.backup set attempts = 9, state = 'stored', verification_due = true where id = '"
                + backup.getString("id") + "'");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> given().get(location).then().body("state", equalTo("stored")).body("error",
                        containsString("store")));

        Files.move(away, object(backup));
        given().post(location + "/verification").then().statusCode(202);
        awaitState(location, "verified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "offset=-1", "state=good", "database=a%00b"})
    void aBadQueryIsABadRequest(String query) {
        given().urlEncodingEnabled(false).get("/backups?" + query).then().statusCode(400)
                .contentType("application/problem+json").body("type",
                        equalTo("urn:sparkone:problem:bad-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "{\"database\": \"other\"}", "{\"database\": 7.5e400}"})
    void aBadBodyIsABadRequest(String body) {
        given().contentType("application/json").body(body).post("/backups").then().statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void anUnknownBackupIsNotFound() {
        given().get("/backups/" + UUID.randomUUID()).then().statusCode(404);
        given().get("/backups/not-an-id").then().statusCode(404);
        given().post("/backups/" + UUID.randomUUID() + "/verification").then().statusCode(404);
    }

    @Test
    void theListSaysHowManyThereAre() {
        String id = verifiedBackup().getString("id");

        given().get("/backups?limit=100&state=verified").then().statusCode(200).body("backups.id", hasItem(id))
                .body("limit", equalTo(100)).body("offset", equalTo(0));
    }

    @Test
    void everyFigureThatAlertsStandOnIsThere() {
        verifiedBackup();
        String metrics = given().get("/metrics").asString();

        assertThat(metrics).contains("sparkone_backup_last_success_timestamp_seconds{database=\"sparkone\"}",
                "sparkone_backup_last_failure_timestamp_seconds", "sparkone_backup_last_verified_timestamp_seconds",
                "sparkone_backup_last_drill_timestamp_seconds",
                "sparkone_backup_runs_total{database=\"sparkone\",result=\"success\"}",
                "sparkone_backup_runs_total{database=\"sparkone\",result=\"failure\"}",
                "sparkone_backup_duration_seconds",
                "sparkone_backup_size_bytes", "sparkone_backup_restore_duration_seconds", "sparkone_backup_rpo_seconds",
                "sparkone_backup_first_recoverable_timestamp_seconds", "sparkone_backup_orphan_multipart_uploads",
                "sparkone_backup_verify_mismatch_tables", "sparkone_backup_missed_windows_total",
                "sparkone_backup_wal_slot_lag_bytes");
    }

    @Test
    @TestSecurity(user = "reader", roles = "backups:read")
    void readingDoesNotAllowStarting() {
        given().post("/backups").then().statusCode(403);
        given().get("/backups").then().statusCode(200);
        given().get("/backup/dead-letters").then().statusCode(403);
    }

    @Test
    @TestSecurity(authorizationEnabled = true)
    void withoutACredentialNothingIsShown() {
        given().get("/backups").then().statusCode(401);
        given().post("/backups").then().statusCode(401);
        given().post("/backups/drills").then().statusCode(401);
    }

    @Test
    @TestSecurity(user = "admin", roles = "admin")
    void deadLettersAreListed() {
        given().get("/backup/dead-letters").then().statusCode(200).body("total", equalTo(0)).body("limit", equalTo(20));
        given().get("/backup/dead-letters/1").then().statusCode(404);
    }

    private static Path manifest(JsonPath backup) {
        return object(backup).resolveSibling(
                object(backup).getFileName().toString().replace(".dump.zst.age", ".manifest.json"));
    }

    private static Path object(JsonPath backup) {
        return BackupFolder.path().resolve("store").resolve(backup.getString("object"));
    }

    private static void flipOneByte(Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, channel.size() / 2);
            channel.write(ByteBuffer.wrap(new byte[]{(byte) (one.get(0) ^ 1)}), channel.size() / 2);
        }
    }
}
