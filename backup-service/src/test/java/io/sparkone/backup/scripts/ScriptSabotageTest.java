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
import io.sparkone.backup.testing.FullDisk;
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
    @CsvSource(delimiter = '§', value = {"is empty§:",
            "is no dump§yes nonsense | head -c 3000",
            "is no dump§tar c -C / etc/hostname",
            "cannot be read as far as its content§: > /dev/null; printf '' | zstd -q",
            "CR LF§pg_dump | sed 's/$/\\r/'", "UTF-16§pg_dump | iconv -t UTF-16", "tar form§pg_dump -Ft",
            "is cut, or something was added§pg_dump; echo more", "cannot be loaded§pg_dump; pg_dump",
            "newer PostgreSQL than the pg_restore§pg_dump -Fc | sed '1s/^PGDMP.../PGDMP\\x01\\x63\\x00/'",
            "it is of PostgreSQL 99, and the server is 15§pg_dump | sed 's/^-- Dumped from .*/-- Dumped from database version 99.1/;"
                    + " s/^SET statement_timeout/SET transaction_timeout_of_99/'",
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

    @Test
    void whatIsNoFileIsNamed() throws Exception {
        Path pipe = folder.resolve("a pipe");
        shell("mkfifo '" + pipe + "'");

        for (String script : List.of("verify_backup.sh", "restore.sh")) {
            Script.on(LIVE, script).run(folder).refused("is a folder");
            Script.on(LIVE, script).run(pipe).refused("is a pipe");
            Script.on(LIVE, script).run(folder.resolve("none")).refused("there is no file");
            Script.on(LIVE, script).run("/dev/null").refused("there is no file");
        }
    }

    @Test
    void aFileMayHaveAnyName() throws Exception {
        Path file = folder.resolve("-a 'b\" $(touch no) \n*.sql");
        Files.createDirectories(folder.resolve("made"));
        shell("pg_dump -f " + folder.resolve("dump"));
        Files.move(folder.resolve("dump"), file);

        assertThat(Script.on(LIVE, "verify_backup.sh").run(file).code()).isZero();
        assertThat(Script.on(LIVE, "restore.sh").run(file, "--into", "sabotaged_named").code()).isZero();
        assertThat(count("sabotaged_named", "person")).isEqualTo(20_000);
    }

    /** As by Ctrl-C: everything in the terminal is told. */
    @ParameterizedTest
    @CsvSource({"backup.sh,pg_dump", "restore.sh,psql", "restore.sh,pg_restore", "verify_backup.sh,pg_restore"})
    void whatIsInterruptedLeavesNothing(String script, String program) throws Exception {
        boolean custom = program.equals("pg_restore");
        shell("pg_dump --format=" + (custom ? "custom" : "plain") + " -f " + folder.resolve("dump"));
        Path bin = programsWith(program,
                "case \"$*\" in *--file=/dev/null*|*--schema-only*|*--tuples-only*postgres*) ;; *) touch '"
                        + folder.resolve("at work") + "'; sleep 60 ;; esac\n");
        Map<String, String> environment = Map.of("PG_BIN", bin.toString(), "TMPDIR",
                Files.createDirectory(folder.resolve("tmp")).toString());
        Object[] arguments = switch (script) {
            case "backup.sh" -> new Object[]{folder.resolve("made")};
            case "restore.sh" -> new Object[]{folder.resolve("dump"), "--confirm", LIVE};
            default -> new Object[]{folder.resolve("dump")};
        };

        Result interrupted = Script.on(LIVE, script).with(environment).interrupted(folder.resolve("at work"),
                arguments);

        assertThat(interrupted.code()).as(interrupted.output()).isEqualTo(130);
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
        if (script.equals("backup.sh")) {
            assertThat(folder.resolve("made")).isEmptyDirectory();
        }
        assertUntouched();
    }

    @Test
    void aFullDiskIsNamedAndNothingIsKept() throws Exception {
        source.execute("create table noise as select gen_random_uuid() a from generate_series(1, 200000)");
        shell("pg_dump -Fc -Z0 -f " + folder.resolve("dump"));
        try (FullDisk disk = FullDisk.mount(folder.resolve("disk"), 48)) {
            disk.leave(2 << 20);
            Result full = Script.on(LIVE, "backup.sh").on(disk, folder.resolve("disk/made"));
            assertThat(full.output()).contains("No space left");
            full.refused("nothing was kept");
            assertThat(disk.path().resolve("made")).isEmptyDirectory();

            disk.relieve();
            Script.on(LIVE, "verify_backup.sh").with(Map.of("TMPDIR", folder.resolve("disk").toString()))
                    .on(disk, folder.resolve("dump"))
                    .refused("is full, which says nothing about the dump");
        }
    }

    @Test
    void tablespacesThatAreNotHereDoNotMakeADumpBad() throws Exception {
        Rest.execute("create tablespace \"Sabotaged space\" location '" + Files.createDirectory(folder.resolve("place"))
                + "'");
        try {
            source.execute("create table far (n int) tablespace \"Sabotaged space\"", "insert into far values (1)");
            for (String form : List.of("plain", "custom")) {
                Path dump = folder.resolve(form);
                shell("pg_dump --format=" + form + " -f " + dump);

                Script.on(LIVE, "verify_backup.sh").run(dump).succeeded();
            }
        } finally {
            source.close();
            Rest.execute("drop tablespace \"Sabotaged space\"");
        }
    }

    @Test
    void aDatabaseKeepsItsOwnerAndItsEncodingWhenItIsReplaced() throws Exception {
        Rest.execute("create role sabotaged_owner",
                "create database sabotaged_latin template template0 encoding 'LATIN1'"
                        + " lc_collate 'C' lc_ctype 'C' owner sabotaged_owner");
        try {
            execute("sabotaged_latin", "create table kept (n int, t text)",
                    "insert into kept values (1, 'grün'), (2, 'ß')");
            Path dump = folder.resolve("latin.sql");
            shell("pg_dump --dbname=sabotaged_latin -f " + dump);
            Script.on("sabotaged_latin", "verify_backup.sh").run(dump).succeeded();

            Script.on("sabotaged_latin", "restore.sh").run(dump, "--confirm", "sabotaged_latin").succeeded();

            assertThat(Rest
                    .query("select concat_ws(' ', pg_encoding_to_char(encoding), pg_get_userbyid(datdba))"
                            + " from pg_database where datname = 'sabotaged_latin'"))
                    .containsExactly("LATIN1 sabotaged_owner");
            assertThat(count("sabotaged_latin")).isEqualTo(2);
        } finally {
            drop();
            Rest.execute("drop role sabotaged_owner");
        }
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
        shell("for p in bash dirname mkdir date mktemp rm cat head tail tr od grep wc sed id; do ln -s \"$(command -v $p)\" "
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
        Path pattern = Files.writeString(folder.resolve("pattern"), "p+w%41\np%2Bw\n");
        Path bin = programsWith("(pg_dump|psql|pg_restore)",
                "grep -alF -f '" + pattern + "' /proc/[0-9]*/cmdline >>'" + folder.resolve("seen") + "' 2>/dev/null\n");
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

    /** The client programs; of some the calls do something before. */
    private Path programsWith(String pattern, String before) throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String program : List.of("pg_dump", "psql", "pg_restore")) {
            Path wrapper = Files.writeString(bin.resolve(program),
                    "#!/bin/sh\n" + (program.matches(pattern) ? before : "")
                            + "exec '" + SourceDatabase.client().path(program) + "' \"$@\"\n");
            assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        }
        return bin;
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
        return count(database, "kept");
    }

    private static long count(String database, String table) throws SQLException {
        try (Connection connection = connect(database)) {
            return count(connection, table);
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
