package io.sparkone.backup.verification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.sparkone.backup.archive.ArchiveInput;
import io.sparkone.backup.archive.Checksums;
import io.sparkone.backup.archive.Identities;
import io.sparkone.backup.archive.SourceUnreadableException;
import io.sparkone.backup.archive.WrongKeyException;
import io.sparkone.backup.content.Content;
import io.sparkone.backup.content.ContentComparison;
import io.sparkone.backup.content.ContentSurvey;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.postgres.EphemeralServer;
import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.postgres.Subprocess;
import io.sparkone.backup.postgres.ToolFailedException;

/**
 * Proves a backup: restores all of it into an ephemeral server and compares that with what the source held in the snapshot of the
 * dump.
 */
public final class Verification {

    /** The check without which no verification passes. */
    static final String CONTENT = "content";
    /** Fails when no identity opens the archive: then nobody knows whether it is good. */
    static final String KEY = "key";

    private static final String RESTORED = "restored";
    /** A database may forbid changes of its schema. */
    private static final String WITHOUT_EVENT_TRIGGERS = "set session_replication_role = replica";
    private static final String OTHER_OBJECTS = "the objects are not those that the manifest describes";

    private final Programs client;
    private final Programs server;
    private final Identities identities;
    private final Settings settings;
    private final Clock clock;

    /**
     * @param workDirectory for the ephemeral server
     * @param jobs of pg_restore, as far as there is room for them
     * @param smokeQuery or null
     */
    public record Settings(Path workDirectory, Duration limit, int jobs, String smokeQuery) {}

    public Verification(Programs client, Programs server, Identities identities, Settings settings, Clock clock) {
        this.client = client;
        this.server = server;
        this.identities = identities;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param store name of where the source reads
     * @throws IOException if it could not be tried, which says nothing about the backup: no server could be started, its disk is full,
     *         or the store cannot be read
     */
    public VerificationReport run(Manifest manifest, String store, ArchiveSource source)
            throws IOException, InterruptedException {
        return run(manifest, store, source, connection -> {});
    }

    /** @param tampering done to the restored database before it is compared: a drill's way to prove the comparison */
    public VerificationReport run(Manifest manifest, String store, ArchiveSource source, Tampering tampering)
            throws IOException, InterruptedException {
        Instant startedAt = clock.instant();
        List<Check> checks = new ArrayList<>();
        double seconds = 0;
        int mismatched = 0;
        try (EphemeralServer scratch = EphemeralServer.start(server, settings.workDirectory(), settings.limit())) {
            long start = System.nanoTime();
            if (restore(manifest, source, scratch, checks)) {
                seconds = (System.nanoTime() - start) / 1e9;
                tamper(scratch, tampering);
                mismatched = compare(manifest, scratch, checks);
                checks.add(smoke(manifest.content(), scratch));
                amcheck(scratch, checks);
            }
            requireOfTheBackup(checks, scratch);
        }
        return new VerificationReport(manifest.backupId(), store, startedAt, clock.instant(), seconds,
                manifest.content().tables().size(), manifest.content().rows(), mismatched, checks);
    }

    private boolean restore(Manifest manifest, ArchiveSource source, EphemeralServer scratch, List<Check> checks)
            throws IOException, InterruptedException {
        Restoring restoring = new Restoring(client, identities, settings.workDirectory(), settings.limit());
        try {
            Checksums globals = restoring.run(open(source, manifest.globalsObject()), scratch.environment("postgres"));
            scratch.createDatabase(RESTORED, manifest.content().encoding());
            Checksums dump = restoring.restore(open(source, manifest.object()), manifest.checksums().plainBytes(),
                    settings.jobs(), scratch.environment(RESTORED), List.of("--no-tablespaces"), loaded -> {});
            checks.add(passed("restore", scratch.isWithoutNetwork() ? "without network" : "with network"));
            boolean same = globals.equals(manifest.globalsChecksums()) && dump.equals(manifest.checksums());
            checks.add(same
                    ? passed("checksums", "sha256 " + dump.cipherSha256())
                    : failed("checksums", OTHER_OBJECTS));
            return true;
        } catch (SourceUnreadableException e) {
            throw e;
        } catch (WrongKeyException e) {
            checks.add(isIntact(manifest, source) ? failed(KEY, e.getMessage()) : failed("checksums", OTHER_OBJECTS));
            return false;
        } catch (IOException | SQLException e) {
            checks.add(failed("restore", e.getMessage()));
            return false;
        }
    }

    /** A full work folder fails a restore, too, and must not make a good backup look bad. */
    private static void requireOfTheBackup(List<Check> checks, EphemeralServer scratch) throws ToolFailedException {
        for (Check check : checks) {
            if (check.outcome() == Check.Outcome.failed && scratch.isToBlameFor(check.detail())) {
                throw new ToolFailedException("the ephemeral PostgreSQL failed, which says nothing about the backup: "
                        + check.name() + ": " + check.detail());
            }
        }
    }

    /** What no key opens may be for other keys, or damaged where the keys are named. */
    private static boolean isIntact(Manifest manifest, ArchiveSource source) throws SourceUnreadableException {
        try {
            return ArchiveInput.isIntact(source.open(manifest.object()), manifest.checksums())
                    && ArchiveInput.isIntact(source.open(manifest.globalsObject()), manifest.globalsChecksums());
        } catch (IOException e) {
            throw new SourceUnreadableException(e);
        }
    }

    private static InputStream open(ArchiveSource source, String key) throws SourceUnreadableException {
        try {
            return source.open(key);
        } catch (IOException e) {
            throw new SourceUnreadableException(e);
        }
    }

    private static void tamper(EphemeralServer scratch, Tampering tampering) throws IOException {
        try (Connection connection = scratch.connect(RESTORED); Statement statement = connection.createStatement()) {
            statement.execute(WITHOUT_EVENT_TRIGGERS);
            tampering.apply(connection);
        } catch (SQLException e) {
            throw new IOException("the drill could not tamper with the copy: " + e.getMessage(), e);
        }
    }

    private static int compare(Manifest manifest, EphemeralServer scratch, List<Check> checks) {
        Content expected = manifest.content();
        try (Connection connection = scratch.connect(RESTORED)) {
            connection.setAutoCommit(false);
            ContentSurvey survey = new ContentSurvey(connection, manifest.format());
            ContentComparison comparison = ContentComparison.of(expected, survey.content(survey.sequences()));
            checks.add(comparison.isEqual()
                    ? passed(CONTENT, expected.tables().size() + " tables, " + expected.rows() + " rows")
                    : failed(CONTENT,
                            String.join(", ", comparison.tables()) + (comparison.tables().isEmpty() ? "" : "; ")
                                    + String.join(", ", comparison.other())));
            return comparison.tables().size();
        } catch (SQLException e) {
            checks.add(failed(CONTENT, e.getMessage()));
            return 0;
        }
    }

    private Check smoke(Content expected, EphemeralServer scratch) {
        try (Connection connection = scratch.connect(RESTORED)) {
            return Smoke.run(connection, expected.migrations().keySet(), settings.smokeQuery());
        } catch (SQLException e) {
            return failed("smoke", e.getMessage());
        }
    }

    /** Whether the indexes hold every row: a restore builds them anew, so this finds a broken collation or operator class. */
    private void amcheck(EphemeralServer scratch, List<Check> checks) throws InterruptedException {
        if (!client.has("pg_amcheck")) {
            checks.add(new Check("amcheck", Check.Outcome.skipped, "there is no pg_amcheck in " + client.bin()));
            return;
        }
        try (Connection connection = scratch.connect(RESTORED); Statement statement = connection.createStatement()) {
            statement.execute(WITHOUT_EVENT_TRIGGERS);
            // outside of the application's schemas, where it would be content
            statement.execute("create schema sparkone_amcheck");
            statement.execute("create extension if not exists amcheck schema sparkone_amcheck");
        } catch (SQLException e) {
            checks.add(new Check("amcheck", Check.Outcome.skipped, e.getMessage()));
            return;
        }
        try {
            Subprocess.run(List.of(client.path("pg_amcheck"), "--heapallindexed"), scratch.environment(RESTORED),
                    settings.limit());
            checks.add(passed("amcheck", "every index holds every row"));
        } catch (ToolFailedException e) {
            checks.add(failed("amcheck", e.getMessage()));
        }
    }

    private static Check passed(String name, String detail) {
        return new Check(name, Check.Outcome.passed, detail);
    }

    private static Check failed(String name, String detail) {
        return new Check(name, Check.Outcome.failed, detail);
    }

    /** Something done to a restored copy. */
    @FunctionalInterface
    public interface Tampering {

        void apply(Connection copy) throws SQLException;
    }
}
