package io.sparkone.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.local.process.RunningProcess;
import io.sparkone.local.process.Waiting;

class LauncherTest {

    @TempDir
    private Path folder;
    private WorkingCopy copy;

    @BeforeEach
    void makeWorkingCopy() {
        copy = new WorkingCopy(folder.resolve("a working copy"));
    }

    @AfterEach
    void stopAll() {
        copy.stopAll();
    }

    @Test
    void killNineOfTheLauncherLeavesNothingBehindAndTheNextStartFindsTheData() throws SQLException {
        Process launcher = copy.up();
        sql("CREATE TABLE kept (id int)");
        new Http().post(copy.url(Port.SANDBOX, "/control/notion/pages"), Map.of(), "{\"Name\": \"kept page\"}");
        assertThat(copy.processes()).hasSizeGreaterThan(7);

        launcher.destroyForcibly();

        assertThat(copy.processesLeft()).isEmpty();
        copy.up();
        sql("SELECT id FROM kept");
        assertThat(new Http().get(copy.url(Port.SANDBOX, "/control/state"), Map.of()).body()).contains("kept page");
    }

    @Test
    void beingToldToEndItStopsEverything() throws SQLException {
        Process launcher = copy.up();

        launcher.destroy();
        copy.end(launcher);

        assertThat(copy.processesLeft()).isEmpty();
        assertThat(copy.said()).contains("stopped, nothing is left running");
        assertThat(copy.workspace().readyFile()).doesNotExist();
    }

    @Test
    void theTableNamesWhatOneNeedsNext() throws IOException {
        copy.up();
        Waiting.until(WorkingCopy.PATIENCE, () -> copy.said().contains("Ctrl-C"));

        assertThat(copy.said()).contains(copy.url(Port.API, "/web"), copy.url(Port.SYNC, ""), copy.url(Port.NOTIFY, ""),
                copy.url(Port.BACKUP, ""), copy.url(Port.SANDBOX, ""),
                "postgresql://sparkone:sparkone@127.0.0.1:" + copy.port(Port.POSTGRES) + "/sparkone", "a-token",
                "curl -X POST " + copy.url(Port.API, "/ingest"));
        Path token = copy.workspace().home().resolve("api-token");
        assertThat(token).hasContent("a-token\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token))).isEqualTo("rw-------");
    }

    @Test
    void eachServiceHasItsOwnRoleAndOnlyTheApiHasThePrivateKey() {
        copy.with("SMTP_HOST", "mail.example.org").up();

        String api = environment(Port.API);
        String notify = environment(Port.NOTIFY);
        String alertmanager = "ALERTMANAGER_TOKEN="
                + PrivateFile.read(copy.workspace().home().resolve("alertmanager-token")).orElseThrow();
        assertThat(api).contains("postgresql://sparkone_api:", "AUTH_PRIVATE_KEY_PATH", "WEB_PASSWORD")
                .doesNotContain("ALERTMANAGER_TOKEN");
        assertThat(environment(Port.BACKUP)).contains("SPARKONE_PG_BIN=", "BACKUP_DIR=" + copy.workspace().home(),
                "BACKUP_RESTORE_URL=postgresql://sparkone:sparkone@127.0.0.1:" + copy.port(Port.POSTGRES)
                        + "/postgres");
        assertThat(notify).contains("postgresql://sparkone_notify:", "AUTH_PUBLIC_KEY_PATH", "SMTP_HOST=127.0.0.1",
                alertmanager)
                .doesNotContain("AUTH_PRIVATE_KEY_PATH", "WEB_PASSWORD", "mail.example.org");
    }

    @Test
    void withoutTheSandboxTheIntegrationsComeFromTheEnvFile() throws IOException {
        Files.writeString(copy.workspace().root().resolve(".env"),
                "SMTP_HOST=mail.example.org\nDATABASE_URL=postgresql://a:b@postgres/x\n");
        copy.with("SANDBOX", "off").up();

        assertThat(environment(Port.NOTIFY))
                .contains("SMTP_HOST=mail.example.org", "127.0.0.1:" + copy.port(Port.POSTGRES))
                .doesNotContain("sandbox", "@postgres/");
        assertThat(new Http().get(copy.url(Port.SANDBOX, "/health"), Map.of()).status()).isZero();
    }

    @Test
    void aServiceThatEndsStopsTheSuiteAndItsLogIsShown() {
        Process launcher = copy.up();

        copy.process(Service.SYNC).signal("KILL");

        assertThat(copy.end(launcher)).isEqualTo(1);
        assertThat(copy.said()).contains("error: sync ended with code 137", "listening as sparkone_sync");
        assertThat(copy.processesLeft()).isEmpty();
    }

    @Test
    void aServerThatEndsStopsTheSuite() {
        Process launcher = copy.up();
        Path pidFile = copy.workspace().home().resolve("postgres/postmaster.pid");

        RunningProcess.from(pidFile, "postgres").orElseThrow().signal("KILL");

        assertThat(copy.end(launcher)).isEqualTo(1);
        assertThat(copy.said()).contains("error: PostgreSQL has ended; see " + copy.workspace().log("postgres"));
        assertThat(copy.processesLeft()).isEmpty();
    }

    @Test
    void dataOfAnotherMajorVersionIsOneClearLineAndStaysAsItIs() throws IOException {
        Path version = copy.workspace().home().resolve("postgres/PG_VERSION");
        Files.createDirectories(version.getParent());
        Files.writeString(version, "14\n");

        assertThat(copy.end(copy.launch("up"))).isEqualTo(1);

        assertThat(copy.said()).containsOnlyOnce("error: ")
                .contains("error: " + version.getParent() + " holds data of PostgreSQL 14");
        assertThat(version).hasContent("14\n");
        assertThat(copy.processesLeft()).isEmpty();
    }

    @Test
    void ofTwoStartsAtTheSameTimeOneRunsAndTheOtherSaysSo() {
        List<Process> both = List.of(copy.launch("up"), copy.launch("up"));

        assertThat(Waiting.until(WorkingCopy.PATIENCE, () -> Files.exists(copy.workspace().readyFile()))).isTrue();
        assertThat(Waiting.until(WorkingCopy.PATIENCE, () -> both.stream().filter(Process::isAlive).count() == 1))
                .isTrue();

        int loser = both.get(0).isAlive() ? 1 : 0;
        assertThat(both.get(loser).exitValue()).isEqualTo(1);
        assertThat(copy.said(loser)).contains("error: SparkOne is running here already")
                .doesNotContain("stopping");
        // it says so after the file is there
        assertThat(Waiting.until(WorkingCopy.PATIENCE, () -> copy.said(1 - loser).contains("SparkOne is ready")))
                .as(copy.said(1 - loser)).isTrue();
    }

    @Test
    void downWithoutALauncherSaysSoAndMakesNothing() {
        assertThat(copy.end(copy.launch("down"))).isZero();

        assertThat(copy.said()).isEqualToIgnoringNewLines("SparkOne was not running.");
        assertThat(copy.workspace().home()).doesNotExist();
    }

    @Test
    void aServiceThatCannotStartStopsTheSuite() {
        Process launcher = copy.with("SPARKONE_TEST_FAILING_ROLE", "sparkone_notify").launch("up");

        assertThat(copy.end(launcher)).isEqualTo(1);
        assertThat(copy.said()).contains("error: notify ended with code 7", "told to fail as sparkone_notify");
        assertThat(copy.processesLeft()).isEmpty();
    }

    @Test
    void aTakenPortIsNamedWithTheVariableThatChangesIt() throws IOException {
        int notify = copy.port(Port.NOTIFY); // any other may be that of another server of the copy
        try (ServerSocket taken = new ServerSocket(notify, 1, InetAddress.getLoopbackAddress())) {
            Process launcher = copy.launch("up");

            assertThat(copy.end(launcher)).isEqualTo(1);
            assertThat(copy.said()).contains("error: Port " + taken.getLocalPort() + " (notify) is taken",
                    "NOTIFY_PORT");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneClearLine() throws IOException {
        Path home = Files.writeString(copy.workspace().home(), "a file, not a folder");

        assertThat(copy.end(copy.launch("up"))).isEqualTo(1);

        assertThat(copy.said().lines()).hasSize(1).first().asString()
                .startsWith("error: Cannot write to " + home);
        Files.delete(home);
    }

    @Test
    void theBackgroundFormReturnsWhenAllIsReadyRefusesASecondAndIsStoppedByDown() {
        assertThat(copy.end(copy.launch("up", "--detach"))).as(copy.said()).isZero();
        assertThat(copy.said()).contains("SparkOne is ready", "make dev-down");

        assertThat(copy.end(copy.launch("up"))).isEqualTo(1);
        assertThat(copy.said()).contains("is running here already");

        assertThat(copy.end(copy.launch("down"))).isZero();
        assertThat(copy.said()).contains("is stopped");
        assertThat(copy.processesLeft()).isEmpty();
    }

    @Test
    void theBackgroundFormSaysWhyAStartFailed() {
        copy.with("SPARKONE_TEST_FAILING_ROLE", "sparkone_api");

        assertThat(copy.end(copy.launch("up", "--detach"))).isEqualTo(1);

        assertThat(copy.said()).contains("error: api ended with code 7", "told to fail as sparkone_api");
        assertThat(copy.processesLeft()).isEmpty();
    }

    @Test
    void theLastWordsOfAServiceAreNotLostWhenItIsStopped() {
        Process launcher = copy.up();

        launcher.destroy();
        copy.end(launcher);

        assertThat(copy.said()).contains("api     | ended as sparkone_api").doesNotContain("Stream closed");
    }

    @Test
    void migrateMakesTheRolesAndRunsEachServiceUnderItsOwn() throws IOException {
        copy.up();
        copy.with("DATABASE_URL", "postgresql://sparkone:sparkone@127.0.0.1:" + copy.port(Port.POSTGRES) + "/sparkone");

        assertThat(copy.end(copy.launch("migrate"))).as(copy.said()).isZero();

        for (Service service : Service.values()) {
            assertThat(copy.workspace().log("migrate-" + service.id())).content()
                    .contains("migrated as sparkone_" + service.id());
        }
    }

    @Test
    void migrateWithoutADatabaseSaysSo() {
        assertThat(copy.end(copy.launch("migrate"))).isEqualTo(1);
        assertThat(copy.said()).contains("error: Set DATABASE_URL");
    }

    private String environment(Port service) {
        return new Http().get(copy.url(service, "/environment"), Map.of()).body();
    }

    private void sql(String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + copy.port(Port.POSTGRES) + "/sparkone";
        try (var connection = DriverManager.getConnection(url, "sparkone", "sparkone");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
