package io.sparkone.backup.offsite;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import org.jboss.logging.Logger;

import io.sparkone.backup.archive.Checksums;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.run.Backup;
import io.sparkone.backup.run.Backups;
import io.sparkone.backup.sql.Sql;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.Stores;
import io.sparkone.backup.store.Upload;

/** Copies stored backups into the second store, the manifest last, as when they were made. */
@Startup
@ApplicationScoped
public class OffSiteCopies {

    private static final Logger LOG = Logger.getLogger(OffSiteCopies.class);

    /** A week of attempts; then it needs a person, to whom the metric has shown it all the time. */
    private static final int MAX_ATTEMPTS = 200;

    private static final String NOT_NOW = """
            select backup_id from backup_copy
            where store = ? and (state = 'copied' or attempts >= ? or tried_at + (0.5 + random() / 2)
                * least(interval '15 seconds' * power(2, least(attempts, 10)), interval '1 hour') > now())""";

    private final Backups backups;
    private final Stores stores;
    private final DataSource database;
    private final Clock clock;
    private final Counter copied;
    private final Counter failed;

    OffSiteCopies(Backups backups, Stores stores, DataSource database, Clock clock, MeterRegistry registry) {
        this.backups = backups;
        this.stores = stores;
        this.database = database;
        this.clock = clock;
        copied = counter(registry, "success");
        failed = counter(registry, "failure");
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("sparkone.backup.copies").tag("result", result)
                .description("Copies of backups into the second store").register(registry);
    }

    /** Copies what has no copy yet; one that fails does not stop the others. */
    public void copyMissing() throws SQLException {
        if (stores.offSite().isEmpty()) {
            return;
        }
        List<UUID> notNow = Sql.of(database, NOT_NOW, stores.offSite().get().name(), MAX_ATTEMPTS)
                .list(row -> row.getObject(1, UUID.class));
        for (Backup backup : backups.stored()) {
            if (!notNow.contains(backup.id())) {
                copy(backup, stores.primary().orElseThrow(), stores.offSite().get());
            }
        }
    }

    private void copy(Backup backup, BackupStore from, BackupStore to) throws SQLException {
        String error = null;
        try {
            Manifest manifest = backup.manifest(from);
            copy(manifest.object(), manifest.checksums(), from, to);
            copy(manifest.globalsObject(), manifest.globalsChecksums(), from, to);
            if (to.find(backup.keys().manifest()).isEmpty()) {
                to.put(backup.keys().manifest(), from.get(backup.keys().manifest()));
            }
            copied.increment();
            LOG.infof("Backup %s is copied to %s", backup.id(), to.name());
        } catch (IOException e) {
            error = e.getMessage();
            failed.increment();
            LOG.errorf("Backup %s could not be copied to %s: %s", backup.id(), to.name(), error);
        }
        Sql.of(database, """
                insert into backup_copy (backup_id, store, state, error, tried_at) values (?, ?, ?, ?, ?)
                on conflict (backup_id, store) do update set state = excluded.state, error = excluded.error,
                    tried_at = excluded.tried_at, attempts = backup_copy.attempts + 1""", backup.id(), to.name(),
                error == null ? "copied" : "failed", error, clock.instant()).update();
    }

    /** What has decayed in the first store is not carried on. */
    private static void copy(String key, Checksums written, BackupStore from, BackupStore to) throws IOException {
        if (to.find(key).isPresent()) {
            return;
        }
        MessageDigest sha256 = sha256();
        try (InputStream content = new DigestInputStream(from.open(key), sha256);
                Upload upload = to.begin(key, written.cipherBytes())) {
            content.transferTo(upload);
            if (!HexFormat.of().formatHex(sha256.digest()).equals(written.cipherSha256())) {
                throw new IOException(key + " in " + from.name() + " is not what its manifest describes");
            }
            upload.commit();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
