package io.sparkone.backup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.local.postgres.Provisioning;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.testing.LocalStack;

/** The packaged service replaces the very database in which its own tables are, and is killed in that moment. */
@Timeout(300)
class OwnDatabaseIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String OWN = "own_catalogue";
    private static final String ROLE = ServiceAccount.local("backup").role();

    @TempDir
    static Path folder;

    private static PackagedService.Environment environment;
    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        SourceDatabase.client();
        drop();
        Rest.execute("create database " + OWN);
        try (Connection own = connect()) {
            Provisioning.apply(own, ServiceAccount.allLocal());
        }
        environment = PackagedService.in(folder, SourceDatabase.client(), Rest.urlOf(OWN)).with("DATABASE_URL",
                LocalStack.current().postgres().url(ROLE, ROLE).replaceAll("/[^/]*$", "/" + OWN));
        service = environment.start();
        // whoever writes down that a swap is done has to wait, time enough to kill it
        execute("create function backup.hold() returns trigger language plpgsql as"
                + " 'begin perform pg_sleep(120); return new; end'",
                "create trigger hold before insert or update on backup.restore for each row"
                        + " when (new.state = 'swapped') execute function backup.hold()");
    }

    @AfterAll
    static void drop() throws SQLException {
        if (service != null) {
            service.close();
        }
        for (String left : Rest.query("select datname from pg_database where datname like 'own_catalogue%'")) {
            Rest.execute("drop database " + left + " with (force)");
        }
    }

    @Test
    void theRestoreIsKnownToTheNextProcessAlthoughNobodyWroteDownItsEnd() throws Exception {
        String backup = service.request().post("/backups").then().statusCode(202).extract().jsonPath().getString("id");
        awaitOne("select state from backup.backup where id = '" + backup + "'", "verified");
        String restore = service.request().contentType("application/json")
                .body(Map.of("target_database", OWN, "swap", true, "confirm", OWN))
                .post("/backups/" + backup + "/restore").then().statusCode(202).extract().jsonPath().getString("id");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                Rest.query("select datname from pg_database where datname like 'own_catalogue_before_%'")).hasSize(1));

        service.kill();
        Rest.execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '" + OWN + "'");
        assertThat(query("select state || ' ' || step from backup.restore where id = '" + restore + "'"))
                .containsExactly("running renaming");
        execute("drop trigger hold on backup.restore");
        service = environment.start();

        awaitOne("select state from backup.restore where id = '" + restore + "'", "swapped");
        assertThat(service.request().get("/backups/" + backup + "/restore/" + restore).then().statusCode(200).extract()
                .jsonPath().getString("previous")).startsWith("own_catalogue_before_");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                service.metric("sparkone_backup_restores_total{result=\"success\"}")).isEqualTo(1));
        // in the restored catalogue its dump is still under way; the store knows better
        awaitOne("select state from backup.backup where id = '" + backup + "'", "verified");
    }

    private static void awaitOne(String sql, String value) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(query(sql)).containsExactly(value));
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + LocalStack.current().postgres().port() + "/" + OWN, "sparkone",
                "sparkone");
    }
}
