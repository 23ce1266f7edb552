package io.sparkone.backup.run;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.platform.loop.Loop;

/** Works on one backup at a time: the only one to do so in all replicas. */
@ApplicationScoped
class BackupWorker {

    private static final Logger LOG = Logger.getLogger(BackupWorker.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final UUID holder = UUID.randomUUID();
    private final Semaphore wake = new Semaphore(0);
    private final Backups backups;
    private final BackupTable table;
    private final BackupWork work;
    private final Availability availability;
    private final BackupMetrics metrics;
    private final RunConfig config;
    private Loop loop;
    private volatile boolean stopping;

    BackupWorker(Backups backups, BackupTable table, BackupWork work, Availability availability, BackupMetrics metrics,
            RunConfig config) {
        this.backups = backups;
        this.table = table;
        this.work = work;
        this.availability = availability;
        this.metrics = metrics;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        availability.problem().ifPresent(problem -> LOG.warnf("Backups are off: %s", problem));
        loop = Loop.start("backup-worker", this::round);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        loop.stop(STOP_LIMIT);
    }

    /** Lets the worker look at once. */
    void wake() {
        wake.release();
    }

    private void round() throws SQLException, InterruptedException {
        metrics.refresh();
        for (Backup left : table.abandoned()) {
            work.recover(left);
        }
        Optional<Backup> claimed = availability.problem().isPresent()
                ? Optional.empty()
                : backups.claim(holder, config.lease());
        if (claimed.isPresent()) {
            work(claimed.get());
        } else if (wake.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void work(Backup backup) throws SQLException, InterruptedException {
        try (Lease lease = new Lease(table, backup.id(), holder, config.lease())) {
            if (backup.state() == BackupState.dumping) {
                work.dump(backup, holder);
            } else {
                work.verify(backup, holder);
            }
        } catch (InterruptedException e) {
            if (stopping) {
                throw e;
            }
            LOG.errorf("Stopped working on backup %s: its lease is lost", backup.id());
        }
    }
}
