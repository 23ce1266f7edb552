package io.sparkone.backup.retention;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
    private final Counter deleted;
    private final Counter refused;

    Retention(Backups backups, Stores stores, RetentionConfig config, Clock clock, MeterRegistry registry) {
        this.backups = backups;
        this.stores = stores;
        this.config = config;
        this.clock = clock;
        policy = new RetentionPolicy(config.daily(), config.weekly(), config.monthly(), config.newest(),
                config.minimumAge(), config.timezone());
        deleted = counter(registry, "success");
        refused = counter(registry, "failure");
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("sparkone.backup.deletions").tag("result", result)
                .description("Backups that retention deleted, or that a store did not let go").register(registry);
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
    public void apply() throws SQLException {
        for (Backup backup : deletable()) {
            if (config.dryRun()) {
                LOG.infof("Retention would delete backup %s of %s", backup.id(), backup.takenAt());
            } else if (backups.takeForDeletion(backup)) {
                delete(backup);
            }
        }
    }

    /** One that a store does not let go, because it is locked or the credentials do not allow it, does not keep the others. */
    private void delete(Backup backup) throws SQLException {
        try {
            deleteObjects(backup);
            backups.delete(backup.id());
            deleted.increment();
            LOG.infof("Retention deleted backup %s of %s", backup.id(), backup.takenAt());
        } catch (IOException e) {
            refused.increment();
            LOG.errorf("Retention could not delete backup %s of %s: %s", backup.id(), backup.takenAt(), e.getMessage());
            backups.keep(backup, e.getMessage());
        }
    }

    /** The off-site copy first: it is the one that may be locked, and then the backup stays whole where it is read from. */
    private void deleteObjects(Backup backup) throws IOException {
        List<BackupStore> lastFirst = new ArrayList<>(stores.all());
        Collections.reverse(lastFirst);
        for (BackupStore store : lastFirst) {
            for (String key : backup.keys().all()) {
                store.delete(key);
            }
        }
    }
}
