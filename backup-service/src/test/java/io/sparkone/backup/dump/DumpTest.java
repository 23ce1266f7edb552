package io.sparkone.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.backup.archive.Identities;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.content.ManifestJson;
import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.store.BackupKeys;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.LocalStore;
import io.sparkone.backup.testing.FailingStore;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.backup.verification.Verification;
import io.sparkone.backup.verification.VerificationReport;
import io.sparkone.local.testing.LocalStack;

class DumpTest {

    private static final UUID ID = UUID.randomUUID();
    private static final BackupKeys KEYS = BackupKeys.of("source", Instant.now(), ID);

    @TempDir
    Path folder;

    private LocalStore store;
    private SourceDatabase source;

    @BeforeEach
    void prepare() throws IOException, SQLException {
        store = new LocalStore(folder.resolve("store"));
        source = SourceDatabase.create("source");
    }

    @AfterEach
    void drop() throws SQLException {
        source.close();
    }

    @Test
    void aRestoredBackupEqualsItsSourceAtTheMomentOfTheSnapshotAlthoughWritersGoOn() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> writeUntil(stop));
        Manifest manifest;
        try {
            manifest = SourceDatabase.dump().run(ID, source.database(), store, KEYS);
        } finally {
            stop.set(true);
        }
        assertThat(writer.get(10, TimeUnit.SECONDS)).isPositive();

        VerificationReport report = verify(manifest);

        assertThat(report.problem()).isNull();
        assertThat(report.passed()).isTrue();
        assertThat(report.rows()).isGreaterThan(10_000);
        assertThat(manifest.content().tables()).extracting("name").contains("public.person", "public.part_1",
                "public.empty_one").doesNotContain("public.part", "public.counted");
    }

    @Test
    void theManifestIsWhatTheStoreHas() throws Exception {
        Manifest manifest = SourceDatabase.dump().run(ID, source.database(), store, KEYS);

        assertThat(ManifestJson.read(store.get(KEYS.manifest()))).isEqualTo(manifest);
        assertThat(store.find(KEYS.dump()).orElseThrow().bytes()).isEqualTo(manifest.checksums().cipherBytes());
        assertThat(manifest.content().sequences()).containsEntry("public.counter", 41L);
    }

    @Test
    void theStockProgramsRestoreIt() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/age")), "NOT TESTED: age is not installed here");
        SourceDatabase.dump().run(ID, source.database(), store, KEYS);
        Path key = Files.writeString(folder.resolve("key.txt"), SourceDatabase.KEY.identity() + "\n");
        Rest.execute("drop database if exists stock with (force)", "create database stock");
        Database target = source.database().named("stock");

        ProcessBuilder line = new ProcessBuilder("bash", "-o", "pipefail", "-c", "age -d -i " + key + " "
                + folder.resolve("store").resolve(KEYS.dump()) + " | zstd -d | "
                + SourceDatabase.client().path("pg_restore") + " --exit-on-error -d stock").inheritIO();
        line.environment().putAll(target.environment());
        Process stock = line.start();

        assertThat(stock.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(stock.exitValue()).isZero();
        try (var connection = target.connect(Duration.ofSeconds(10));
                var rows = connection.createStatement().executeQuery("select count(*) from person")) {
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(20_000);
        }
        Rest.execute("drop database stock");
    }

    @Test
    void whenPgDumpIsKilledNothingIsStored() throws IOException {
        BackupStore killing = FailingStore.onFirstWrite(store, () -> killChildren("pg_dump"));

        assertFails(killing, "pg_dump");
    }

    @Test
    void whenTheServerEndsTheSessionsMidwayNothingIsStored() throws IOException, SQLException {
        source.execute("insert into person (name, photo) select n::text, decode(repeat(md5(n::text), 60), 'hex')"
                + " from generate_series(1, 40000) n");
        BackupStore cutting = FailingStore.onFirstWrite(store, () -> {
            try {
                Rest.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'source'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        assertFails(cutting, "");
    }

    @Test
    void whenTheDiskIsFullNothingIsStored() throws IOException {
        assertFails(FailingStore.fullAfter(store, 10_000), "No space left");
    }

    @Test
    void whenTheStoreRefusesTheEndNothingIsStored() throws IOException {
        assertFails(FailingStore.commitFails(store), "503");
    }

    @Test
    void aTableThatIsLockedTooLongFailsTheDump() throws Exception {
        try (var connection = source.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table pet in access exclusive mode");

            assertFails(store, "");
        }
    }

    @Test
    void aDatabaseThatIsAwayFailsTheDumpAtOnce() {
        Database away = Database.parseAll("TEST", "postgresql://u:secret@127.0.0.1:1/source").get(0);

        assertThatThrownBy(() -> SourceDatabase.dump().run(ID, away, store, KEYS))
                .isInstanceOf(DumpFailedException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aServiceThatIsKilledMidwayLeavesNoBackupAndNoProgram() throws Exception {
        Process service = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Stuck.class.getName(), folder.resolve("store").toString(),
                LocalStack.current().postgres().url("sparkone", "sparkone").replaceAll("/[^/]*$", "/source"))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = service.inputReader()) {
            assertThat(output.readLine()).isEqualTo("writing");
        }
        List<ProcessHandle> programs = service.descendants().toList();
        service.destroyForcibly().waitFor();

        assertThat(programs).isNotEmpty();
        await().atMost(Duration.ofSeconds(30)).until(() -> programs.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(store.list("")).isEmpty();
        assertThat(store.reap(Instant.now().plusSeconds(60))).isEqualTo(1);
    }

    /** A service whose store does not go on. */
    static final class Stuck {

        private Stuck() {}

        public static void main(String[] arguments) throws Exception {
            BackupStore stuck = FailingStore.onFirstWrite(new LocalStore(Path.of(arguments[0])), () -> {
                System.out.println("writing");
                LockSupport.park();
            });
            SourceDatabase.dump().run(ID, Database.parseAll("TEST", arguments[1]).get(0), stuck, KEYS);
        }
    }

    private void assertFails(BackupStore through, String why) throws IOException {
        assertThatThrownBy(() -> SourceDatabase.dump().run(ID, source.database(), through, KEYS))
                .isInstanceOf(DumpFailedException.class).hasMessageContaining(why);
        assertThat(store.find(KEYS.manifest())).isEmpty();
        assertThat(folder.resolve("store/.incoming")).isEmptyDirectory();
    }

    private int writeUntil(AtomicBoolean stop) {
        int rounds = 0;
        try (var connection = source.connect(); var statement = connection.createStatement()) {
            for (; !stop.get(); rounds++) {
                statement.execute("insert into person (name, kind, weight) values ('new', 'b', 1)");
                statement.execute("delete from person where id in (select id from person where id > 1000 limit 5)");
                statement.execute("update pet set name = name || 'x' where id = 1");
                statement.execute("select nextval('counter')");
            }
            return rounds;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private VerificationReport verify(Manifest manifest) throws IOException, InterruptedException {
        return new Verification(SourceDatabase.client(), SourceDatabase.server(), Identities.of(SourceDatabase.KEY),
                new Verification.Settings(folder.resolve("w"), Duration.ofMinutes(2), 2, null), Clock.systemUTC())
                .run(manifest, store.name(), store::open);
    }

    private static void killChildren(String program) {
        List<ProcessHandle> children = ProcessHandle.current().descendants()
                .filter(child -> child.info().command().orElse("").endsWith(program)).toList();
        assertThat(children).isNotEmpty();
        children.forEach(ProcessHandle::destroyForcibly);
        assertThat(LocalStack.current().postgres().isRunning()).isTrue();
    }
}
