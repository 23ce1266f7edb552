package io.sparkone.backup.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.logging.Logger;

import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.content.ManifestDamagedException;
import io.sparkone.backup.dump.DumpFailedException;
import io.sparkone.backup.dump.DumpSetup;
import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.run.BackupMetrics.ProofResult;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.Stores;
import io.sparkone.backup.verification.VerificationReport;
import io.sparkone.backup.verification.VerificationSetup;
import io.sparkone.platform.loop.Backoff;

/** What is done with a claimed backup, by its state. */
@ApplicationScoped
class BackupWork {

    private static final Logger LOG = Logger.getLogger(BackupWork.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Backups backups;
    private final DumpSetup dump;
    private final VerificationSetup verification;
    private final Stores stores;
    private final BackupMetrics metrics;
    private final ObjectMapper json;
    private final RunConfig config;

    BackupWork(Backups backups, DumpSetup dump, VerificationSetup verification, Stores stores, BackupMetrics metrics,
            ObjectMapper json, RunConfig config) {
        this.backups = backups;
        this.dump = dump;
        this.verification = verification;
        this.stores = stores;
        this.metrics = metrics;
        this.json = json;
        this.config = config;
    }

    void dump(Backup backup, UUID holder) throws SQLException, InterruptedException {
        try {
            Manifest manifest = dump(backup);
            Backup stored = backups.stored(backup, holder, manifest, verification.isPossible());
            metrics.dumped(stored.database());
            LOG.infof("Backup %s of %s is stored: %d bytes, %d rows", backup.id(), backup.database(),
                    manifest.bytes(), manifest.content().rows());
        } catch (DumpFailedException e) {
            discard(backup);
            failed(backup, holder, e);
        }
    }

    private Manifest dump(Backup backup) throws DumpFailedException, InterruptedException {
        Database database = dump.database(backup.database()).orElseThrow(
                () -> new DumpFailedException("the database " + backup.database() + " is no longer configured", null));
        BackupStore store = stores.primary()
                .orElseThrow(
                        () -> new DumpFailedException("no store is configured: set BACKUP_DIR or BACKUP_S3_", null));
        int major = serverMajor(database);
        Programs client = dump.client(major).orElseThrow(
                () -> new DumpFailedException("there is no pg_dump for PostgreSQL " + major + ": set PG_CLIENT_BIN",
                        null));
        return dump.dump(client).run(backup.id(), database, store, backup.keys());
    }

    private static int serverMajor(Database database) throws DumpFailedException {
        try (Connection connection = database.connect(CONNECT_LIMIT)) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new DumpFailedException("cannot connect to " + database + ": " + e.getMessage(), e);
        }
    }

    /** A scheduled dump is tried again: nobody is there to ask for it. */
    private void failed(Backup backup, UUID holder, DumpFailedException e) throws SQLException {
        LOG.errorf("Backup %s of %s failed: %s", backup.id(), backup.database(), e.getMessage());
        metrics.failed(backup.database());
        if (backup.origin().equals("schedule") && backup.attempts() < config.maxAttempts()) {
            Duration pause = new Backoff(config.retryDelay(), LONGEST_PAUSE).after(backup.attempts());
            backups.postponed(backup, holder, BackupState.queued, e.getMessage(), pause);
        } else {
            backups.failed(backup, holder, "dump", e.getMessage());
        }
    }

    /** Objects without a manifest are no backup; what cannot be removed now is found by the upkeep. */
    private void discard(Backup backup) {
        stores.primary().ifPresent(store -> {
            try {
                store.delete(backup.keys().manifest());
                store.delete(backup.keys().globals());
                store.delete(backup.keys().dump());
            } catch (IOException e) {
                LOG.warnf("Cannot remove what backup %s left: %s", backup.id(), e.getMessage());
            }
        });
    }

    void verify(Backup backup, UUID holder) throws SQLException, InterruptedException {
        VerificationReport report;
        try {
            report = verify(backup);
        } catch (ManifestDamagedException e) {
            LOG.errorf("Backup %s is bad: %s", backup.id(), e.getMessage());
            metrics.verified(backup.database(), ProofResult.failed);
            backups.failed(backup, holder, "verification", e.getMessage());
            return;
        } catch (IOException e) {
            LOG.errorf("Backup %s could not be verified: %s", backup.id(), e.getMessage());
            metrics.verified(backup.database(), ProofResult.impossible);
            notTried(backup, holder, e);
            return;
        }
        metrics.verified(backup.database(), report.passed() ? ProofResult.passed : ProofResult.failed);
        Backup proved = backups.proved(backup, holder, report);
        LOG.infof("Backup %s of %s is %s: %d tables, %d rows, restored in %.1f s%s", backup.id(), backup.database(),
                proved.state(), report.tables(), report.rows(), report.restoreSeconds(),
                proved.error() == null ? "" : ": " + proved.error());
    }

    private VerificationReport verify(Backup backup) throws IOException, InterruptedException {
        BackupStore store = stores.primary().orElseThrow(() -> new IOException("no store is configured"));
        Manifest manifest = backup.manifest(store);
        VerificationReport report = verification.verification(manifest).run(manifest, store.name(), store::open);
        if (!report.couldOpen()) {
            throw new IOException(report.problem());
        }
        show(report, store, backup.keys().report());
        return report;
    }

    /** So that a catalogue that is rebuilt from the store knows it, too; without it the backup is what it is all the same. */
    private void show(VerificationReport report, BackupStore store, String key) {
        try {
            store.delete(key);
            if (report.passed()) {
                store.put(key, json.writeValueAsString(report).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.errorf("%s cannot be written, so a catalogue rebuilt from the store will not know of it: %s", key,
                    e.getMessage());
        }
    }

    /** Trouble that says nothing about the backup: no server could be started, the store does not answer. */
    private void notTried(Backup backup, UUID holder, IOException e) throws SQLException {
        if (backup.attempts() < config.maxAttempts()) {
            Duration pause = new Backoff(config.retryDelay(), LONGEST_PAUSE).after(backup.attempts());
            backups.postponed(backup, holder, BackupState.stored, e.getMessage(), pause);
        } else {
            backups.unproved(backup, holder, e.getMessage());
        }
    }

    /** Decides about work whose process is gone, by what is in the store. */
    void recover(Backup backup) throws SQLException {
        Optional<Manifest> manifest = Optional.empty();
        try {
            BackupStore store = stores.primary().orElseThrow(() -> new IOException("no store is configured"));
            if (store.find(backup.keys().manifest()).isPresent()) {
                manifest = Optional.of(backup.manifest(store));
            }
        } catch (ManifestDamagedException e) {
            LOG.warnf("Backup %s was interrupted, and %s", backup.id(), e.getMessage());
        } catch (IOException e) {
            LOG.warnf("Backup %s was interrupted, and the store does not say how far it came: %s", backup.id(),
                    e.getMessage());
            return;
        }
        String interrupted = "interrupted: the service was stopped or lost the database while " + backup.state();
        if (backup.state() == BackupState.dumping && manifest.isPresent()) {
            backups.stored(backup, null, manifest.get(), verification.isPossible());
        } else if (backup.attempts() >= config.maxAttempts() && backup.state() == BackupState.dumping) {
            metrics.failed(backup.database());
            backups.failed(backup, null, "dump", interrupted);
        } else if (backup.attempts() >= config.maxAttempts()) {
            backups.unproved(backup, null, interrupted);
        } else {
            discardHalf(backup);
            BackupState again = backup.state() == BackupState.dumping ? BackupState.queued : BackupState.stored;
            backups.postponed(backup, null, again, interrupted, Duration.ZERO);
        }
    }

    private void discardHalf(Backup backup) {
        if (backup.state() == BackupState.dumping) {
            discard(backup);
        }
    }
}
