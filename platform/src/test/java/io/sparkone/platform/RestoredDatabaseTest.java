package io.sparkone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.local.testing.LocalStack;
import io.sparkone.local.testing.LocalStackResource;

/** A backup made by ops/backup.sh takes the place of the live database, by ops/restore.sh, while relay and consumers run. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "platform"))
class RestoredDatabaseTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int EVENTS = 50;

    @Inject
    TestEvents events;

    @TempDir
    Path folder;

    private final String subject = "restored/" + UUID.randomUUID();

    @AfterEach
    void dropFormer() throws SQLException {
        try (Connection connection = LocalStack.current().postgres().connect();
                Statement statement = connection.createStatement()) {
            for (String former : query(connection,
                    "select datname from pg_database where datname ~ '^sparkone_before_'")) {
                statement.execute("drop database " + former + " with (force)");
            }
        }
    }

    @Test
    void whatWasAppliedSinceTheBackupIsAppliedAgainAndNewEventsGoOn() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/pg_dump")), "NOT TESTED: there is no pg_dump here");
        commit();
        awaitEffects(EVENTS);
        String dump = script("backup.sh", folder.toString());
        commit();
        awaitEffects(2 * EVENTS);

        script("restore.sh", dump, "--confirm", "sparkone");
        await().atMost(SOON).ignoreExceptions().until(() -> {
            events.commit(subject, 0);
            return true;
        });
        commit();

        awaitEffects(3 * EVENTS + 1);
    }

    private void commit() {
        for (int version = 1; version <= EVENTS; version++) {
            events.commit(subject, version);
        }
    }

    private void awaitEffects(long expected) {
        await().atMost(SOON).ignoreExceptions()
                .untilAsserted(() -> assertThat(events.effects(subject)).isEqualTo(expected));
        assertThat(events.distinctEffects(subject)).isEqualTo(expected);
    }

    /** @return the last line that it wrote */
    private String script(String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of("..", "ops", name).toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("DATABASE_URL", LocalStack.current().postgres().url("sparkone", "sparkone"));
        Process script = builder.start();
        script.getOutputStream().close();
        assertThat(script.waitFor(120, TimeUnit.SECONDS)).as(name + " ends").isTrue();
        assertThat(script.exitValue()).as(Files.readString(output)).isZero();
        List<String> lines = Files.readAllLines(output);
        return lines.get(lines.size() - 1);
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
