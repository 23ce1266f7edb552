package io.sparkone.backup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.backup.testing.FullDisk;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;

/** The packaged service whose store and work folder lie on a disk that is really full. */
@Timeout(300)
class FullDiskIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int DISK_MEBIBYTES = 400;
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    static Path folder;

    private static SourceDatabase source;
    private static FullDisk disk;
    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        source = SourceDatabase.create("filling");
        // ten megabytes that do not compress
        source.execute(
                "create table bulk as select n, (select decode(string_agg(md5(random()::text || n || m), ''), 'hex')"
                        + " from generate_series(1, 32) m) as body from generate_series(1, 20000) n");
        Path mounted = folder.resolve("disk");
        disk = FullDisk.mount(mounted, DISK_MEBIBYTES);
        service = PackagedService.in(folder, SourceDatabase.client(), Rest.urlOf("filling"))
                .with("BACKUP_DIR", mounted.resolve("store").toString())
                .with("BACKUP_WORK_DIR", mounted.resolve("work").toString())
                .with("SPARKONE_RUN_MAX_ATTEMPTS", "1").through(disk::command).start();
    }

    @AfterAll
    static void stop() throws SQLException {
        if (service != null) {
            service.close();
            source.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void aStoreWithoutRoomFailsTheBackupKeepsNothingOfItAndTheNextOneIsGood() throws Exception {
        List<Path> before = files("store");
        double failures = service.metric("sparkone_backup_runs_total{database=\"filling\",result=\"failure\"}");
        disk.leave(3 * MEBIBYTE);

        String id = request();
        awaitState(id, "failed: ");

        assertThat(state(id)).contains("No space left on device");
        assertThat(files("store")).isEqualTo(before);
        assertThat(service.metric("sparkone_backup_runs_total{database=\"filling\",result=\"failure\"}"))
                .isEqualTo(failures + 1);
        assertThat(notices("backup/" + id + "/dump")).containsExactly("SparkOne: the backup of filling failed");

        disk.relieve();
        awaitState(request(), "verified: ");
    }

    /** Too little room for an empty server, and too little for what it is to hold. */
    @ParameterizedTest
    @ValueSource(ints = {15, 70})
    void aWorkFolderWithoutRoomSaysNothingAboutTheBackup(int mebibytes) throws Exception {
        disk.relieve();
        String id = request();
        awaitState(id, "verified: ");
        double impossible = service
                .metric("sparkone_backup_verifications_total{database=\"filling\",result=\"impossible\"}");
        disk.leave(mebibytes * MEBIBYTE);

        verify(id);
        awaitState(id, "stored: ");

        assertThat(state(id)).containsPattern("No space left on device|Check free disk space");
        assertThat(files("work")).isEmpty();
        assertThat(service.metric("sparkone_backup_verifications_total{database=\"filling\",result=\"impossible\"}"))
                .isEqualTo(impossible + 1);
        assertThat(notices("backup/" + id + "/unproved"))
                .containsExactly("SparkOne: a backup of filling could not be verified");

        disk.relieve();
        verify(id);
        awaitState(id, "verified: ");
    }

    private static String request() {
        return service.request().post("/backups").then().statusCode(202).extract().jsonPath().getString("id");
    }

    private static void verify(String id) {
        service.request().post("/backups/" + id + "/verification").then().statusCode(202);
    }

    private static void awaitState(String id, String state) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(state(id)).startsWith(state));
    }

    /** With the error, if there is one; a verification that is due has not ended. */
    private static String state(String id) throws SQLException {
        return Rest.query("select case when verification_due then 'due' else state end || ': ' || coalesce(error, '')"
                + " from backup.backup where id = '" + id + "'").get(0);
    }

    private static List<String> notices(String key) throws SQLException {
        return Rest.query("select data ->> 'subject' from backup.outbox where type = 'notification.requested'"
                + " and data ->> 'key' = '" + key + "'");
    }

    private static List<Path> files(String name) throws IOException {
        Path below = disk.path().resolve(name);
        if (!Files.exists(below)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
