package io.sparkone.backup.retention;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.sparkone.backup.run.Backup;
import io.sparkone.backup.run.BackupState;
import io.sparkone.backup.run.Backups;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.Stores;

/** Deletes what the policy no longer keeps: from every store first, then from the catalogue. */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final Backups backups;
    private final Stores stores;
    private final RetentionConfig config;
    private final RetentionPolicy policy;
    private final Clock clock;

    Retention(Backups backups, Stores stores, RetentionConfig config, Clock clock) {
        this.backups = backups;
        this.stores = stores;
        this.config = config;
        this.clock = clock;
        policy = new RetentionPolicy(config.daily(), config.weekly(), config.monthly(), config.newest(),
                config.minimumAge(), config.timezone());
    }

    /** What would be deleted now, oldest first. */
    public List<Backup> deletable() throws SQLException {
        List<Backup> stored = backups.stored();
        Map<UUID, Backup> byId = stored.stream().collect(Collectors.toMap(Backup::id, backup -> backup));
        Instant now = clock.instant();
        return stored.stream().collect(Collectors.groupingBy(Backup::database)).values().stream()
                .flatMap(ofOne -> policy.deletable(ofOne.stream().map(b -> candidate(b, now)).toList(), now).stream())
                .map(candidate -> byId.get(candidate.id())).toList();
    }

    private static Candidate candidate(Backup backup, Instant now) {
        boolean inUse = backup.state() == BackupState.verifying || backup.verificationDue()
                || backup.pinnedUntil() != null && backup.pinnedUntil().isAfter(now);
        return new Candidate(backup.id(), backup.takenAt(), backup.state() == BackupState.verified,
                backup.state() != BackupState.failed, inUse);
    }

    /** Deletes, or only says what it would delete. */
    public void apply() throws SQLException, IOException {
        for (Backup backup : deletable()) {
            if (config.dryRun()) {
                LOG.infof("Retention would delete backup %s of %s", backup.id(), backup.takenAt());
            } else if (backups.takeForDeletion(backup)) {
                delete(backup);
            }
        }
    }

    private void delete(Backup backup) throws SQLException, IOException {
        for (BackupStore store : stores.all()) {
            for (String key : backup.keys().all()) {
                store.delete(key);
            }
        }
        backups.delete(backup.id());
        LOG.infof("Retention deleted backup %s of %s", backup.id(), backup.takenAt());
    }
}
