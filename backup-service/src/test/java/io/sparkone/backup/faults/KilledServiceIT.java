package io.sparkone.backup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sparkone.backup.archive.KeyPair;
import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;

/** {@code kill -9} of the packaged service at each stage of its work. */
@Timeout(300)
class KilledServiceIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static SourceDatabase source;
    private static Snares snares;
    private static PackagedService.Environment environment;
    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        Programs client = SourceDatabase.client();
        source = SourceDatabase.create("killed");
        snares = new Snares(folder.resolve("snares"), client);
        environment = PackagedService.in(folder, new Programs(snares.bin(), client.version()),
                Rest.urlOf("killed"));
        service = environment.start();
    }

    @AfterAll
    static void stop() throws SQLException {
        if (service != null) {
            service.close();
            source.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"pg_dump,dumping,false", "pg_dumpall,dumping,false", "psql,verifying,true", "pg_restore,verifying,true",
            "pg_amcheck,verifying,true"})
    void aBackupIsFinishedByTheNextProcess(String program, String state, boolean stored) throws Exception {
        snares.lay(program);
        String id = request();
        snares.awaitCatch(program);
        assertThat(state(id)).isEqualTo(state);

        service.kill();
        snares.lift(program);
        assertThat(manifests().stream().anyMatch(key -> key.contains(id.substring(0, 8)))).as("whole in the store")
                .isEqualTo(stored);
        service = environment.start();

        awaitState(id, "verified");
        assertThat(Rest.query("select coalesce(error, 'none') from backup.backup where id = '" + id + "'"))
                .containsExactly("none");
        assertEveryDumpHasItsManifest();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(ephemeral()).isEmpty());
        assertThat(service.metric("sparkone_backup_last_verified_timestamp_seconds")).isPositive();
    }

    @Test
    void aManifestThatTheCatalogueHadNoTimeToEnterCounts() throws Exception {
        String id = request();
        awaitState(id, "verified");
        service.kill();
        Rest.execute(
                "update backup.backup set state = 'dumping', stored_at = null, verified_at = null, size_bytes = null,"
                        + " attempts = 1, holder = gen_random_uuid(), lease_until = now() - interval '1 second' where id = '"
                        + id
                        + "'");
        long dumps = snares.log().stream().filter("begin pg_dump"::equals).count();

        service = environment.start();

        awaitState(id, "verified");
        assertThat(snares.log().stream().filter("begin pg_dump"::equals).count()).isEqualTo(dumps);
    }

    @Test
    void aRestoreEndsAsFailedLeavesNothingAndCanBeAskedForAgain() throws Exception {
        String id = request();
        awaitState(id, "verified");
        snares.lay("pg_restore");
        String restore = restore(id);
        snares.awaitCatch("pg_restore");
        assertThat(Rest.query("select datname from pg_database")).anyMatch(name -> name.startsWith("again_restoring_"));

        service.kill();
        snares.lift("pg_restore");
        service = environment.start();

        awaitRestore(restore, "failed");
        assertThat(Rest.query("select error from backup.restore where id = '" + restore + "'").get(0))
                .containsPattern("interrupted while (restoring|loading)");
        assertThat(Rest.query("select datname from pg_database")).noneMatch(name -> name.startsWith("again"));
        assertThat(service.metric("sparkone_backup_restores_total{result=\"failure\"}")).isPositive();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(ephemeral()).isEmpty());

        awaitRestore(restore(id), "restored");
        Rest.execute("drop database again");
    }

    @Test
    void aKeyThatIsNotTheRightOneSaysNothingAboutTheBackup() throws Exception {
        service.close();
        Path wrong = Files.writeString(folder.resolve("wrong.txt"), KeyPair.generate().identity() + "\n");
        environment.with("BACKUP_AGE_IDENTITY_PATH", wrong.toString()).with("SPARKONE_RUN_MAX_ATTEMPTS", "1");
        service = environment.start();
        String id = request();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                Rest.query("select state || ': ' || coalesce(error, '') from backup.backup where id = '" + id + "'")
                        .get(0))
                .startsWith("stored: ").contains("none of the identities"));

        service.close();
        environment.with("BACKUP_AGE_IDENTITY_PATH", folder.resolve("identity.txt").toString())
                .with("SPARKONE_RUN_MAX_ATTEMPTS", "3");
        service = environment.start();
        service.request().post("/backups/" + id + "/verification").then().statusCode(202);

        awaitState(id, "verified");
    }

    private static String request() {
        return service.request().post("/backups").then().statusCode(202).extract().jsonPath().getString("id");
    }

    private static String restore(String backup) {
        return service.request().contentType("application/json").body(Map.of("target_database", "again"))
                .post("/backups/" + backup + "/restore").then().statusCode(202).extract().jsonPath().getString("id");
    }

    private static String state(String id) throws SQLException {
        return Rest.query("select state from backup.backup where id = '" + UUID.fromString(id) + "'").get(0);
    }

    private static void awaitState(String id, String state) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(state(id)).isEqualTo(state));
    }

    private static void awaitRestore(String id, String state) {
        await().atMost(LIMIT).untilAsserted(
                () -> assertThat(Rest.query("select state from backup.restore where id = '" + id + "'"))
                        .containsExactly(state));
    }

    private static void assertEveryDumpHasItsManifest() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            List<String> names = files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).filteredOn(name -> name.endsWith(".dump.zst.age")).isNotEmpty()
                    .allMatch(name -> names.contains(name.replace(".dump.zst.age", ".manifest.json")));
        }
    }

    private static List<String> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".manifest.json"))
                    .toList();
        }
    }

    private static List<Path> ephemeral() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("work"))) {
            return files.toList();
        }
    }
}
