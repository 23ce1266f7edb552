package io.sparkone.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.local.process.Ports;
import io.sparkone.local.process.StartFailure;

class PostgresServerTest {

    @TempDir
    private Path folder;

    @Test
    void dataOfAnotherMajorVersionIsRefusedAndLeftAlone() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "14\n");

        assertThatThrownBy(() -> server(Ports.free()).start()).isInstanceOf(StartFailure.class)
                .hasMessageContaining("holds data of PostgreSQL 14").hasMessageContaining(data.toString());
        assertThat(data.resolve("PG_VERSION")).hasContent("14\n");
    }

    @Test
    void aFolderWithSomethingElseInItIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/thesis.txt"), "years of work");

        assertThatThrownBy(() -> server(Ports.free()).start()).hasMessageContaining("is not a PostgreSQL data folder");
        assertThat(folder.resolve("data/thesis.txt")).exists();
    }

    @Test
    void whatAnInterruptedFirstStartLeftBehindIsMadeAnew() throws IOException {
        Files.createDirectory(folder.resolve("data.new"));
        Files.writeString(folder.resolve("data.new/PG_VERSION"), "15\n");

        try (PostgresServer server = server(Ports.free()).start()) {
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void aPidFileWhoseIdBelongsToAnotherProcessByNowDoesNotStopTheStart() throws IOException {
        int port = Ports.free();
        Path pidFile = folder.resolve("data").resolve(DataFolder.PID_FILE);
        List<String> lines;
        try (PostgresServer server = server(port).start()) {
            lines = Files.readAllLines(pidFile);
            server.kill();
            lines.set(0, String.valueOf(ProcessHandle.current().pid()));
            Files.write(pidFile, lines);

            assertThat(server.isRunning()).isFalse();
            server.start();

            assertThat(server.isRunning()).isTrue();
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aSecondServerOfTheSameFolderTakesOverFromTheFirst() {
        try (PostgresServer first = server(Ports.free()).start()) {
            long before = first.pid();
            try (PostgresServer second = server(Ports.free()).start()) {
                assertThat(second.pid()).isNotEqualTo(before);
                assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
            }
        }
    }

    @Test
    void anotherServerOnThePortIsNotTakenForItsOwn() {
        try (PostgresServer server = server(Ports.free()).start()) {
            PostgresServer other = new PostgresServer(
                    new PostgresSettings(folder.resolve("other"), server.port(), folder.resolve("other.log")));

            assertThatThrownBy(other::start).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Port " + server.port() + ", where PostgreSQL shall listen, is taken");
        }
    }

    @Test
    void aServerThatEndsAtItsStartIsAnErrorWithItsOwnWords() throws IOException {
        try (PostgresServer server = server(Ports.free()).start()) {
            server.stop();
            Files.writeString(folder.resolve("data/postgresql.conf"), "no_such_setting = 1");

            assertThatThrownBy(server::start).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("PostgreSQL on port " + server.port() + " ended with code 1")
                    .hasMessageContaining("no_such_setting");
        }
    }

    private PostgresServer server(int port) {
        return new PostgresServer(new PostgresSettings(folder.resolve("data"), port, folder.resolve("postgres.log")));
    }
}
