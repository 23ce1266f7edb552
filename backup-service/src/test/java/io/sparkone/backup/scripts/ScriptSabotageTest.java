package io.sparkone.backup.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.backup.archive.KeyPair;
import io.sparkone.backup.postgres.Subprocess;
import io.sparkone.backup.scripts.Script.Result;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.local.testing.LocalStack;

/** The scripts with bad dumps, odd names and what else may go wrong: one line that says why, and nothing overwritten. */
class ScriptSabotageTest {

    private static final String LIVE = "sabotaged";
    private static final String ODD = "sabotaged 'by\" x=y";

    @TempDir
    Path folder;

    private SourceDatabase source;

    @BeforeEach
    void content() throws Exception {
        SourceDatabase.client();
        source = SourceDatabase.create(LIVE);
    }

    @AfterEach
    void drop() throws SQLException {
        for (String left : Rest
                .query("select quote_ident(datname) from pg_database where datname ~ '^(sabotage|sparkone_rest)'")) {
            Rest.execute("drop database " + left + " with (force)");
        }
    }

    @ParameterizedTest
    @CsvSource({"plain,cat", "custom,cat", "plain,gzip", "custom,zstd -q", "plain,zstd -q | age -r RECIPIENT"})
    void aCutAtAnyPlaceIsRefused(String form, String wrapping) throws Exception {
        KeyPair key = KeyPair.generate();
        Path identity = Files.writeString(folder.resolve("identity.txt"), key.identity() + "\n");
        Path whole = folder.resolve("whole.bin");
        shell("pg_dump --format=" + form + " -f " + folder.resolve("dump") + " && cat " + folder.resolve("dump") + " | "
                + wrapping.replace("RECIPIENT", key.recipient()) + " >" + whole);
        byte[] bytes = Files.readAllBytes(whole);
        // the end of a plain dump is its last words: without its last newline it is still whole
        int last = wrapping.equals("cat") && form.equals("plain") ? bytes.length - 12 : bytes.length - 1;
        for (int end : new int[]{0, 1, 4, 20, 300, bytes.length / 3, bytes.length * 9 / 10, last}) {
            Path cut = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(bytes, end));

            Result verified = Script.on(LIVE, "verify_backup.sh").with(Map.of("AGE_IDENTITY", identity.toString()))
                    .run(cut);
            assertThat(verified.code()).as("cut at %d of %d: %s", end, bytes.length, verified.output()).isNotZero();
            assertThat(verified.output()).as("cut at %d", end).contains("error: ").doesNotContain("verified:");
        }
        assertUntouched();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', value = {"is empty§:",
            "is no dump§yes nonsense | head -c 3000",
            "is no dump§tar c -C / etc/hostname",
            "cannot be read as far as its content§: > /dev/null; printf '' | zstd -q",
            "is cut§pg_dump | head -c 20000 | gzip",
            "is cut§pg_dumpall --no-role-passwords --database=sabotaged",
            "holds no tables§pg_dump --dbname=sabotaged_empty",
            "holds no tables§pg_dump -Fc --dbname=sabotaged_empty | zstd -q",
            "commands of psql§pg_dump --create",
            "commands of psql§printf '\\\\connect sabotaged\\n' | cat <(pg_dump | head -n 5) - <(pg_dump)",
            "commands of psql§cat <(echo -- ) <(echo '\\! touch broken-out') <(pg_dump)",
            "cannot be loaded§pg_dump | sed 's/^CREATE TABLE/CREATE TABEL/'"})
    void whatLooksLikeADumpAndIsNoneIsRefused(String why, String line) throws Exception {
        Rest.execute("create database sabotaged_empty");
        Path file = folder.resolve("looks like a dump.sql");
        shell("{ " + line + "; } >'" + file + "'");

        Script.on(LIVE, "verify_backup.sh").run(file).refused(why);
        assertThat(Script.on(LIVE, "restore.sh").run(file, "--confirm", LIVE).code()).isNotZero();
        assertUntouched();
    }

    /** The last words of a dump may also stand in a row. */
    @Test
    void aCutBehindARowThatReadsLikeTheEndIsRefused() throws Exception {
        source.execute("create table notes (id int, body text)",
                "insert into notes select n, '-- PostgreSQL database dump complete' from generate_series(1, 100) n");
        Path cut = folder.resolve("cut.sql");
        shell("pg_dump --table=notes | grep -B99 -m40 'dump complete' | sed 's/^[0-9]*\\t//' >" + cut);

        Script.on(LIVE, "verify_backup.sh").run(cut).refused("is cut");
    }

    @Test
    void rolesWithOddNamesAreMadeForAVerification() throws Exception {
        Rest.execute("create role \"odd \"\"role\"\" of 'theirs'\"");
        try {
            source.execute("alter table pet owner to \"odd \"\"role\"\" of 'theirs'\"");
            for (String form : List.of("plain", "custom")) {
                Path dump = folder.resolve(form);
                shell("pg_dump --format=" + form + " -f " + dump);

                Script.on(LIVE, "verify_backup.sh").run(dump).succeeded();
            }
        } finally {
            source.close();
            Rest.execute("drop role \"odd \"\"role\"\" of 'theirs'\"");
        }
    }

    @Test
    void aDatabaseMayHaveAnyName() throws Exception {
        Rest.execute("create database \"" + ODD.replace("\"", "\"\"") + "\"", "alter database \""
                + ODD.replace("\"", "\"\"") + "\" set work_mem = '7MB'");
        String url = Rest.urlOf("sabotaged%20'by%22%20x%3Dy");
        execute(ODD, "create table kept (n int)", "insert into kept values (1), (2)");

        String dump = Script.on(LIVE, "backup.sh").with(Map.of("DATABASE_URL", url)).run(folder.resolve("a b'c"))
                .succeeded();
        execute(ODD, "delete from kept");
        Script.on(LIVE, "restore.sh").with(Map.of("DATABASE_URL", url)).run(dump, "--confirm", ODD).succeeded();
        Script.on(LIVE, "restore.sh").with(Map.of("DATABASE_URL", url)).run(dump, "--into", "sabotaged into\"")
                .succeeded();

        assertThat(count(ODD)).isEqualTo(2);
        assertThat(count("sabotaged into\"")).isEqualTo(2);
        assertThat(Rest.query("select c from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase,"
                + " unnest(setconfig) c where setrole = 0 and datname = 'sabotaged ''by\" x=y'"))
                .contains("work_mem=7MB");
    }

    /** PostgreSQL cuts a name without a word: the name beside it would be the live one's. */
    @Test
    void aNameThatIsTooLongIsRefusedAndItsDatabaseStays() throws Exception {
        String longest = "sabotaged_" + "x".repeat(53);
        Rest.execute("create database " + longest);
        Path dump = folder.resolve("dump");
        shell("pg_dump -f " + dump);

        Script.on(longest, "restore.sh").run(dump, "--confirm", longest).refused("too long");
        assertThat(Rest.query("select datname from pg_database")).contains(longest);
    }

    @Test
    void aLiveDatabaseIsNoTargetForAnAdditionalOne() throws Exception {
        Path dump = folder.resolve("dump");
        shell("pg_dump -f " + dump);

        Script.on(LIVE, "restore.sh").run(dump, "--into", LIVE).refused("already");
        Script.on(LIVE, "restore.sh").run(dump, "--into", "postgres").refused("PostgreSQL's own");
        Script.on(LIVE, "restore.sh").run(dump).refused("--confirm");
        assertUntouched();
    }

    @Test
    void noFileIsOverwritten() throws Exception {
        Path made = folder.resolve("made");
        String first = Script.on(LIVE, "backup.sh").run(made).succeeded();
        byte[] content = Files.readAllBytes(Path.of(first));
        String second = Script.on(LIVE, "backup.sh").run(made).succeeded();

        assertThat(second).isNotEqualTo(first);
        assertThat(Path.of(first)).hasBinaryContent(content);
        try (Stream<Path> files = Files.list(made)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("a file"), "");

        Script.on(LIVE, "backup.sh").run(file.resolve("below")).refused("cannot make");
        Script.on(LIVE, "backup.sh").run("/proc/self").refused("cannot write");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup.sh", "restore.sh", "verify_backup.sh"})
    void withoutWhatItNeedsAScriptSaysHowItIsCalled(String script) throws Exception {
        Script.on(LIVE, script).run().refused("usage: " + script);
        Script.on(LIVE, script).run("--help").refused("usage: " + script);
    }

    @Test
    void aProgramThatIsMissingIsNamed() throws Exception {
        KeyPair key = KeyPair.generate();
        Path bin = Files.createDirectory(folder.resolve("bin"));
        shell("for p in bash dirname mkdir date mktemp rm cat head tail tr grep wc sed; do ln -s \"$(command -v $p)\" "
                + bin
                + "; done; pg_dump -f " + folder.resolve("dump") + "; age -r " + key.recipient() + " <"
                + folder.resolve("dump") + " >" + folder.resolve("dump.age"));
        Map<String, String> poor = Map.of("PATH", bin.toString(), "PG_BIN", SourceDatabase.client().bin().toString(),
                "AGE_RECIPIENTS", key.recipient(), "AGE_IDENTITY",
                Files.writeString(folder.resolve("identity.txt"), key.identity()).toString());

        Script.on(LIVE, "backup.sh").with(poor).run(folder.resolve("made")).refused("age is not installed");
        Result restored = Script.on(LIVE, "restore.sh").with(poor).run(folder.resolve("dump.age"), "--confirm", LIVE);
        assertThat(restored.output()).contains("age is not installed");
        assertThat(restored.code()).isNotZero();
        Script.on(LIVE, "backup.sh").with(poor).with(Map.of("PG_BIN", "/nowhere")).run(folder.resolve("made"))
                .refused("/nowhere/psql is not installed");
        assertUntouched();
    }

    /** With a look at the command lines of all processes while pg_dump runs. */
    @Test
    void aPasswordMayHoldAnythingAndIsSeenNowhere() throws Exception {
        String password = "p+w%41@ss:/?#[]'\"\\$(id) ü";
        Rest.execute("create role sabotaged_user superuser login password $$" + password + "$$");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path pattern = Files.writeString(folder.resolve("pattern"), "p+w%41\np%2Bw\n");
        for (String program : List.of("pg_dump", "psql", "pg_restore")) {
            Path wrapper = Files.writeString(bin.resolve(program), "#!/bin/sh\ngrep -alF -f '" + pattern
                    + "' /proc/[0-9]*/cmdline >>'" + folder.resolve("seen") + "' 2>/dev/null\nexec '"
                    + SourceDatabase.client().path(program) + "' \"$@\"\n");
            assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        }
        Map<String, String> user = Map.of("PG_BIN", bin.toString(), "DATABASE_URL",
                "postgresql://sabotaged_user:p%2Bw%2541%40ss%3A%2F%3F%23%5B%5D%27%22%5C%24%28id%29%20%C3%BC@127.0.0.1:"
                        + LocalStack.current().postgres().port() + "/" + LIVE);
        try {
            Result made = Script.on(LIVE, "backup.sh").with(user).run(folder.resolve("made"));
            Result restored = Script.on(LIVE, "restore.sh").with(user).run(made.succeeded(), "--confirm", LIVE);

            restored.succeeded();
            assertThat(made.output() + restored.output()).doesNotContain("p+w", "p%2Bw");
            assertThat(folder.resolve("seen")).isEmptyFile();
            Script.on(LIVE, "backup.sh").with(Map.of("DATABASE_URL", "postgresql://u:50%@127.0.0.1/x"))
                    .run(folder.resolve("made")).refused("%25");
        } finally {
            drop();
            Rest.execute("drop role sabotaged_user");
        }
    }

    private void assertUntouched() throws SQLException {
        assertThat(Rest.query("select datname from pg_database where datname ~ '^(sabotaged_[br]|sparkone_rest)'"))
                .isEmpty();
        try (Connection connection = source.connect()) {
            assertThat(count(connection, "person")).isEqualTo(20_000);
        }
    }

    /** With the client programs on the PATH, and the live database as theirs. */
    private void shell(String line) throws Exception {
        Map<String, String> environment = new HashMap<>(source.database().environment());
        environment.put("PATH", SourceDatabase.client().bin() + ":" + System.getenv("PATH"));
        Subprocess.run(List.of("bash", "-c", line), environment, Duration.ofSeconds(60));
    }

    private static void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long count(String database) throws SQLException {
        try (Connection connection = connect(database)) {
            return count(connection, "kept");
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + LocalStack.current().postgres().port() + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20"),
                "sparkone", "sparkone");
    }
}
