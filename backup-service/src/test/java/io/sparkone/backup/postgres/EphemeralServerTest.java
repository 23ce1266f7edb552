package io.sparkone.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.local.process.Folders;

class EphemeralServerTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Path folder;

    @BeforeEach
    void shortPath() throws Exception {
        // not @TempDir, whose paths are too long for a socket on some machines
        folder = Files.createTempDirectory("es");
    }

    @AfterEach
    void remove() throws Exception {
        Folders.delete(folder);
    }

    @Test
    void itAnswersAndLeavesNothingBehind() throws Exception {
        try (EphemeralServer server = EphemeralServer.start(SourceDatabase.server(), folder, LIMIT)) {
            server.createDatabase("scratch", "UTF8");
            try (Connection connection = server.connect("scratch");
                    var row = connection.createStatement().executeQuery("select current_database()")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("scratch");
            }
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(postgresIn(folder)).isEmpty();
    }

    @Test
    void nobodyReachesItOverTheNetwork() throws Exception {
        try (EphemeralServer server = EphemeralServer.start(SourceDatabase.server(), folder, LIMIT);
                Connection connection = server.connect("postgres");
                var row = connection.createStatement().executeQuery("show listen_addresses")) {
            row.next();
            assertThat(row.getString(1)).isEmpty();
        }
    }

    /** With what it really says. */
    @Test
    void itIsToBlameForWhatItLacksAndForItsDeathButNotForBadContent() throws Exception {
        try (EphemeralServer server = EphemeralServer.start(SourceDatabase.server(), folder, LIMIT)) {
            String lacking = failureOf(server, "create extension no_such_extension");
            String killed = failureOf(server, "select pg_terminate_backend(pg_backend_pid())");
            String bad = failureOf(server, "select * from no_such_table");

            String library = failureOf(server, "create function f() returns int language c as '/none/such', 'f'");
            String locale = failureOf(server, "create collation c (provider = libc, locale = 'xx_XX.utf8')");

            assertThat(List.of(lacking, library, locale)).allMatch(server::isToBlameFor);
            assertThat(server.isToBlameFor(killed)).as(killed).isTrue();
            assertThat(server.isToBlameFor(bad)).as(bad).isFalse();

            ProcessHandle.allProcesses().filter(
                    process -> process.info().commandLine().orElse("").matches(".*bin/postgres.*" + folder + ".*"))
                    .forEach(ProcessHandle::destroyForcibly);
            await().atMost(Duration.ofSeconds(30)).until(() -> server.isToBlameFor(bad));
        }
    }

    private static String failureOf(EphemeralServer server, String sql) {
        try (Connection connection = server.connect("postgres"); Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    @Test
    void itDoesNotOutliveAKilledProcess() throws Exception {
        Process service = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Starter.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = service.inputReader()) {
            assertThat(output.readLine()).isEqualTo("started");
            assertThat(postgresIn(folder)).isNotEmpty();
        } finally {
            service.destroyForcibly().waitFor();
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(postgresIn(folder)).isEmpty());
        assertThat(WorkFolder.reap(folder)).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void programsOfTheServersVersionAreFound() throws Exception {
        assertThat(Programs.find(Programs.SERVER, SourceDatabase.server().bin(), 15)).hasValueSatisfying(found -> {
            assertThat(found.major()).isEqualTo(15);
            assertThat(found.bin()).isEqualTo(SourceDatabase.server().bin());
        });
        assertThat(Programs.find(List.of("no_such_program"), null, 15)).isEmpty();
        assertThat(Programs.find(Programs.SERVER, SourceDatabase.server().bin(), 99)).isEmpty();
    }

    private static List<String> postgresIn(Path folder) {
        return ProcessHandle.allProcesses().map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains("bin/postgres") && line.contains(folder.toString())).toList();
    }

    /** A service that starts a server and is then killed. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            EphemeralServer.start(SourceDatabase.server(), Path.of(arguments[0]), LIMIT);
            System.out.println("started");
            Thread.currentThread().join();
        }
    }
}
