package io.sparkone.backup.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.backup.archive.KeyPair;
import io.sparkone.backup.postgres.Subprocess;
import io.sparkone.backup.scripts.Script.Result;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.local.testing.LocalStack;

/** ops/backup.sh, ops/restore.sh and ops/verify_backup.sh, as an operator calls them. */
class ScriptsTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"cat", "gzip", "zstd -q", "zstd -q | age -r RECIPIENT", "age -r RECIPIENT",
            "age -a -r RECIPIENT",
            "gzip | zstd -q"})
    void everyWrappingIsKnownByItsBytesAndEveryCutIsNoticed(String wrapping) throws Exception {
        KeyPair key = KeyPair.generate();
        Path identity = Files.writeString(folder.resolve("identity.txt"), key.identity() + "\n");
        Path plain = backup();
        for (String form : List.of("--format=plain", "--format=custom")) {
            Path dump = folder.resolve("wrapped.bin");
            Path source = form.endsWith("plain") ? plain : custom();
            shell("cat " + source + " | " + wrapping.replace("RECIPIENT", key.recipient()) + " > " + dump);

            Result whole = run(Map.of("AGE_IDENTITY", identity.toString()), "verify_backup.sh",
                    dump.toString());
            byte[] bytes = Files.readAllBytes(dump);
            Path cut = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(bytes, bytes.length * 4 / 5));
            Result damaged = run(Map.of("AGE_IDENTITY", identity.toString()), "verify_backup.sh",
                    cut.toString());

            assertThat(whole.code()).as(whole.output()).isZero();
            assertThat(whole.output()).contains("verified");
            assertThat(damaged.code()).as(damaged.output()).isNotZero();
        }
    }

    @Test
    void anEncryptedBackupNeedsItsKeyAndSaysSo() throws Exception {
        KeyPair key = KeyPair.generate();
        Result made = run(Map.of("AGE_RECIPIENTS", key.recipient() + " " + KeyPair.generate().recipient()),
                "backup.sh", folder.resolve("made").toString());
        Path dump = Path.of(made.succeeded());
        assertThat(dump.getFileName().toString()).endsWith(".sql.zst.age");
        Path identity = Files.writeString(folder.resolve("identity.txt"), key.identity() + "\n");
        Path other = Files.writeString(folder.resolve("other.txt"), KeyPair.generate().identity() + "\n");

        Result without = run("verify_backup.sh", dump.toString());
        Result wrong = run(Map.of("AGE_IDENTITY", other.toString()), "verify_backup.sh", dump.toString());
        Result right = run(Map.of("AGE_IDENTITY", identity.toString()), "restore.sh", dump.toString(),
                "--into", "scripted_opened");

        assertThat(without.code()).isNotZero();
        assertThat(without.output()).contains("AGE_IDENTITY");
        assertThat(wrong.code()).isNotZero();
        assertThat(wrong.output()).doesNotContain("AGE-SECRET-KEY");
        assertThat(right.code()).as(right.output()).isZero();
        assertThat(Rest.query("select datname from pg_database")).contains("scripted_opened");
    }

    /** A docker that runs what it is asked to run in a service's container, here, and writes down how it was asked. */
    @Test
    void throughComposeTheSameIsDoneInTheServicesContainer() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path docker = Files.writeString(bin.resolve("docker"), """
                #!/usr/bin/env bash
                printf '%%s|%%s\\n' "$COMPOSE_FILE" "$*" >>'%s/calls'
                [ "$1 $2 $3" = "compose exec -T" ] || exit 64
                shift 3
                while [ "$1" = -e ]; do export "${2?}"; shift 2; done
                shift
                export PGHOST=127.0.0.1 PGPORT=%d PGPASSWORD=sparkone
                exec "$@"
                """.formatted(folder, LocalStack.current().postgres().port()));
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        Map<String, String> compose = Map.of("PATH", bin + ":" + System.getenv("PATH"), "COMPOSE_FILE",
                "ops/staging-compose.yml", "DB_SERVICE", "db", "DB_USER", "sparkone", "DB_NAME", "scripted",
                "SPARKONE_PG_BIN", SourceDatabase.server().bin().toString());

        Result made = new Script("backup.sh", compose).run(folder.resolve("made").toString());
        assertThat(made.code()).as(made.output()).isZero();
        source.execute("delete from pet", "delete from person");
        Result restored = new Script("restore.sh", compose).run(made.succeeded(), "--confirm", "scripted");

        assertThat(restored.code()).as(restored.output()).isZero();
        assertThat(rows("person")).isEqualTo(20_000);
        assertThat(Files.readAllLines(folder.resolve("calls"))).isNotEmpty().allSatisfy(
                call -> assertThat(call).startsWith("ops/staging-compose.yml|compose exec -T").contains(" db "));
    }

    @Test
    void whenTheContainerFailsMidwayNothingIsKept() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path docker = Files.writeString(bin.resolve("docker"),
                "#!/bin/sh\nprintf -- '-- PostgreSQL database dump\\nselect 1;\\n'\nexit 137\n");
        assertThat(docker.toFile().setExecutable(true)).isTrue();

        Result failed = new Script("backup.sh",
                Map.of("PATH", bin + ":" + System.getenv("PATH"), "COMPOSE_FILE", "x.yml"))
                .run(folder.resolve("made"));

        assertThat(failed.code()).isNotZero();
        assertThat(folder.resolve("made")).isEmptyDirectory();
    }

    @Test
    void noScriptShowsThePassword() throws Exception {
        Path dump = backup();
        Map<String, String> refused = Map.of("DATABASE_URL",
                LocalStack.current().postgres().url("sparkone", "hush%2Dhush").replaceAll("/[^/]*$", "/nowhere"));
        for (List<String> call : List.of(List.of("backup.sh", folder.resolve("out").toString()),
                List.of("restore.sh", dump.toString(), "--confirm", "nowhere"))) {
            Result failed = run(refused, call.get(0), call.subList(1, call.size()).toArray(String[]::new));

            assertThat(failed.code()).isNotZero();
            assertThat(failed.output()).doesNotContain("hush");
        }
    }

    private Path custom() throws Exception {
        Path dump = folder.resolve("custom.bin");
        Subprocess.run(List.of(SourceDatabase.client().path("pg_dump"), "-Fc", "-f", dump.toString()),
                source.database().environment(), Duration.ofSeconds(60));
        return dump;
    }

    private static void shell(String line) throws Exception {
        Subprocess.run(List.of("bash", "-o", "pipefail", "-c", line), Map.of(), Duration.ofSeconds(60));
    }

    private Path backup() throws Exception {
        Result made = run("backup.sh", folder.resolve("made").toString());
        return Path.of(made.succeeded());
    }

    private long rows(String table) throws SQLException {
        try (var connection = source.connect();
                var row = connection.createStatement().executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Result run(String script, String... arguments) throws Exception {
        return Script.on("scripted", script).run((Object[]) arguments);
    }

    private static Result run(Map<String, String> environment, String script, String... arguments) throws Exception {
        return Script.on("scripted", script).with(environment).run((Object[]) arguments);
    }
}
