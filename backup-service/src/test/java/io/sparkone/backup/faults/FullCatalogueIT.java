package io.sparkone.backup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.testing.FullDisk;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.local.postgres.PostgresBinaries;
import io.sparkone.local.postgres.Provisioning;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.Ports;

/** The disk of the PostgreSQL that holds the catalogue gets full between a dump and its row. */
@Timeout(300)
class FullCatalogueIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String ROLE = ServiceAccount.local("backup").role();

    @TempDir
    static Path folder;

    private static final int PORT = Ports.free();
    private static SourceDatabase source;
    private static Snares snares;
    private static FullDisk disk;
    private static Process postgres;
    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        Programs client = SourceDatabase.client();
        source = SourceDatabase.create("catalogued");
        snares = new Snares(folder.resolve("snares"), client);
        disk = FullDisk.mount(folder.resolve("disk"), 300);
        startCatalogue(folder.resolve("disk").resolve("data").toString());
        service = PackagedService.in(folder, new Programs(snares.bin(), client.version()), Rest.urlOf("catalogued"))
                .with("DATABASE_URL", "postgresql://" + ROLE + ":" + ROLE + "@127.0.0.1:" + PORT + "/sparkone").start();
    }

    /** In a namespace of its own again: PostgreSQL does not run as root, which everybody is where the disk is. */
    private static void startCatalogue(String data) throws Exception {
        String bin = PostgresBinaries.bin().toString();
        assertThat(ChildProcess.start(disk.command(List.of("unshare", "--user", bin + "/initdb", "-D", data, "-U",
                "sparkone", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")), "TERM", System.getenv(),
                folder.resolve("initdb.log")).waitFor()).isZero();
        postgres = ChildProcess.start(disk.command(List.of("unshare", "--user", bin + "/postgres", "-D", data, "-p",
                String.valueOf(PORT), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c",
                "autovacuum=off")), "INT", System.getenv(), folder.resolve("postgres.log"));
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> connect("postgres").close());
        try (Connection first = connect("postgres"); Statement statement = first.createStatement()) {
            statement.execute("create database sparkone");
        }
        try (Connection connection = connect("sparkone")) {
            Provisioning.apply(connection, ServiceAccount.allLocal());
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        if (service != null) {
            service.close();
        }
        if (postgres != null) {
            postgres.destroyForcibly();
        }
        if (disk != null) {
            disk.close();
        }
        if (source != null) {
            source.close();
        }
    }

    @Test
    void theDumpIsNeitherLostNorMadeAgain() throws Exception {
        String first = request();
        awaitState(first, "verified");
        // each event takes a page of its own, and so room on the disk
        execute("alter table backup.outbox add column filler char(6000) default 'x'",
                "alter table backup.outbox alter column filler set storage plain");
        snares.lay("pg_dump");
        String id = request();
        snares.awaitCatch("pg_dump");
        // a fresh segment for the log: this is about tables, without a log the server ends
        execute("select pg_switch_wal()", "create table room_for_the_log (n int)", "checkpoint");
        disk.leave(0);

        snares.lift("pg_dump");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(manifests()).anyMatch(name -> name.contains(id.substring(0, 8))));
        await().atMost(LIMIT).untilAsserted(
                () -> assertThat(Files.readString(folder.resolve("postgres.log"))).contains("No space left on device"));
        assertThat(state(id)).isEqualTo("dumping");
        long dumps = dumps();

        disk.relieve();
        awaitState(id, "verified");
        assertThat(dumps()).isEqualTo(dumps);
        assertThat(manifests()).hasSize(2);
        awaitState(request(), "verified");
    }

    private static long dumps() throws IOException {
        return snares.log().stream().filter("begin pg_dump"::equals).count();
    }

    private static List<String> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".manifest.json"))
                    .toList();
        }
    }

    private static String request() {
        return service.request().post("/backups").then().statusCode(202).extract().jsonPath().getString("id");
    }

    private static void awaitState(String id, String state) {
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(state(id)).isEqualTo(state));
    }

    private static String state(String id) throws SQLException {
        try (Connection connection = connect("sparkone");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select state from backup.backup where id = '" + id + "'")) {
            List<String> states = new ArrayList<>();
            while (rows.next()) {
                states.add(rows.getString(1));
            }
            return String.join(", ", states);
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = connect("sparkone"); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + PORT + "/" + database, "sparkone",
                "sparkone");
    }
}
