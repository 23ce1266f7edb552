package io.sparkone.backup.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.backup.postgres.Subprocess;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.local.testing.LocalStack;

/** ops/backup.sh, ops/restore.sh and ops/verify_backup.sh, as an operator calls them. */
class ScriptsTest {

    private static final Path OPS = Path.of("..", "ops").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private SourceDatabase source;

    @BeforeEach
    void content() throws Exception {
        SourceDatabase.client();
        source = SourceDatabase.create("scripted");
    }

    @AfterEach
    void drop() throws SQLException {
        for (String left : Rest.query("select datname from pg_database where datname like 'scripted%'")) {
            Rest.execute("drop database \"" + left + "\" with (force)");
        }
    }

    @Test
    void aBackupIsVerifiedAndRestoredInPlaceOfTheLiveDatabase() throws Exception {
        Path dump = backup();
        assertThat(dump.getFileName().toString()).matches("scripted_\\d{8}\\.sql");
        assertThat(run("verify_backup.sh", dump.toString()).code()).isZero();
        source.execute("delete from pet", "delete from person");

        Result restored = run("restore.sh", dump.toString(), "--confirm", "scripted");

        assertThat(restored.code()).as(restored.output()).isZero();
        assertThat(rows("person")).isEqualTo(20_000);
        assertThat(Rest.query("select datname from pg_database")).anyMatch(name -> name.startsWith("scripted_before_"));
    }

    @Test
    void whatIsNotConfirmedChangesNothing() throws Exception {
        Path dump = backup();
        source.execute("delete from pet");

        assertThat(run("restore.sh", dump.toString()).code()).isNotZero();
        assertThat(run("restore.sh", dump.toString(), "--confirm", "other").code()).isNotZero();
        assertThat(rows("pet")).isZero();
    }

    @Test
    void aCutDumpIsRefusedBeforeAnythingIsLoaded() throws Exception {
        byte[] whole = Files.readAllBytes(backup());
        Path cut = Files.write(folder.resolve("cut.sql"), Arrays.copyOf(whole, whole.length * 3 / 4));

        Result verified = run("verify_backup.sh", cut.toString());
        Result restored = run("restore.sh", cut.toString(), "--confirm", "scripted");

        assertThat(verified.code()).isNotZero();
        assertThat(verified.output()).contains("is cut");
        assertThat(restored.code()).isNotZero();
        assertThat(Rest.query("select datname from pg_database")).noneMatch(name -> name.startsWith("scripted_"));
    }

    @Test
    void aCustomDumpIsKnownByItsBytesWhateverItsName() throws Exception {
        Path dump = folder.resolve("scripted_20260101.sql");
        Subprocess.run(List.of(SourceDatabase.client().path("pg_dump"), "-Fc", "-f", dump.toString()),
                source.database().environment(), Duration.ofSeconds(60));

        Result verified = run("verify_backup.sh", dump.toString());
        Result restored = run("restore.sh", dump.toString(), "--into", "scripted_copy");

        assertThat(verified.output()).contains("custom dump").contains("verified");
        assertThat(verified.code()).isZero();
        assertThat(restored.code()).as(restored.output()).isZero();
        assertThat(Rest.query("select datname from pg_database")).contains("scripted_copy");
    }

    @Test
    void whatIsNoDumpIsRefused() throws Exception {
        Path stub = Files.writeString(folder.resolve("stub.sql"), "-- PostgreSQL database dump\nselect 1;\n");
        Path other = Files.writeString(folder.resolve("other.sql"), "something else entirely\n");
        Path empty = Files.writeString(folder.resolve("empty.sql"), "");

        for (Path file : List.of(stub, other, empty, folder.resolve("none.sql"))) {
            assertThat(run("verify_backup.sh", file.toString()).code()).as(file.toString()).isNotZero();
        }
    }

    @Test
    void aFailedBackupLeavesNothingAndShowsNoPassword() throws Exception {
        Result failed = run(Map.of("DATABASE_URL", "postgresql://u:hush%2Dhush@127.0.0.1:1/x"), "backup.sh",
                folder.resolve("out").toString());

        assertThat(failed.code()).isNotZero();
        assertThat(failed.output()).doesNotContain("hush");
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    private Path backup() throws Exception {
        Result made = run("backup.sh", folder.resolve("made").toString());
        assertThat(made.code()).as(made.output()).isZero();
        return Path.of(made.output().lines().reduce((first, last) -> last).orElseThrow());
    }

    private long rows(String table) throws SQLException {
        try (var connection = source.connect();
                var row = connection.createStatement().executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Result run(String script, String... arguments) throws Exception {
        String url = LocalStack.current().postgres().url("sparkone", "sparkone").replaceAll("/[^/]*$", "/scripted");
        return run(Map.of("DATABASE_URL", url, "SPARKONE_PG_BIN", SourceDatabase.server().bin().toString()), script,
                arguments);
    }

    private Result run(Map<String, String> environment, String script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(OPS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Result(process.waitFor(), Files.readString(output));
    }

    private record Result(int code, String output) {}
}
