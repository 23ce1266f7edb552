package io.sparkone.backup.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.sparkone.backup.archive.Identities;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.store.BackupKeys;
import io.sparkone.backup.store.LocalStore;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;

/** Databases with what PostgreSQL allows and few use: their backups are good, and must be called good. */
class OddDatabaseTest {

    private static final String NAME = "odd-one.database";
    /** Begins the first line of a script whose database is made with options. */
    private static final String OPTIONS = "-- database with: ";

    @TempDir
    Path folder;

    private SourceDatabase source;

    @BeforeEach
    void serverWideThings() throws Exception {
        SourceDatabase.client();
        Path tablespace = Files.createDirectory(folder.resolve("tablespace"));
        drop();
        Rest.execute("create role \"odd-one 'role'\"");
        Rest.execute("create tablespace \"Odd space\" location '" + tablespace + "'");
    }

    @AfterEach
    void drop() throws SQLException {
        if (source != null) {
            List<String> subscriptions = Rest.query("select subname from pg_subscription");
            for (String subscription : subscriptions) {
                source.execute("alter subscription " + subscription + " disable", "drop subscription " + subscription);
            }
            source.close();
        }
        Rest.execute("drop tablespace if exists \"Odd space\"", "drop role if exists \"odd-one 'role'\"");
    }

    /** The scripts of {@code odd-databases}: a statement ends with a semicolon at the end of its line. */
    static Stream<String> oddities() throws IOException, URISyntaxException {
        try (Stream<Path> scripts = Files.list(scripts())) {
            return scripts.map(script -> script.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void aGoodBackupOfAnythingIsCalledGood(String script) throws Exception {
        String text = Files.readString(scripts().resolve(script));
        boolean special = text.startsWith(OPTIONS);
        source = SourceDatabase.empty(NAME,
                special ? text.lines().findFirst().orElseThrow().substring(OPTIONS.length()) : "");
        source.execute(text.split(";\n"));

        VerificationReport report = verify(dump(), copy -> {});

        assertThat(report.problem()).isNull();
        assertThat(report.passed()).isTrue();
        assertThat(report.checks()).extracting(Check::outcome, Check::name)
                .doesNotContain(tuple(Check.Outcome.skipped, "amcheck"));
    }

    private static Path scripts() throws URISyntaxException {
        return Path.of(OddDatabaseTest.class.getResource("/odd-databases").toURI());
    }

    private Manifest dump() throws Exception {
        UUID id = UUID.randomUUID();
        return SourceDatabase.dump().run(id, source.database(), store(), BackupKeys.of(NAME, Instant.now(), id));
    }

    private LocalStore store() throws IOException {
        return new LocalStore(folder.resolve("store"));
    }

    private VerificationReport verify(Manifest manifest, Verification.Tampering tampering) throws Exception {
        return new Verification(SourceDatabase.client(), SourceDatabase.server(), Identities.of(SourceDatabase.KEY),
                new Verification.Settings(folder.resolve("w"), Duration.ofMinutes(2), 2, null), Clock.systemUTC())
                .run(manifest, "local", store()::open, tampering);
    }
}
