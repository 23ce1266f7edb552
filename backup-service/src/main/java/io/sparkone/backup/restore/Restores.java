package io.sparkone.backup.restore;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.backup.notice.Notices;
import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.run.Backup;
import io.sparkone.backup.run.Backups;
import io.sparkone.platform.loop.Loop;

/** Restores backups, one at a time in all replicas. */
@ApplicationScoped
class Restores {

    /** Not zero: that would wait for ever. */
    private static final Duration STOP_LIMIT = Duration.ofMillis(1);
    private static final Logger LOG = Logger.getLogger(Restores.class);

    private final UUID holder = UUID.randomUUID();
    private final RestoreConfig config;
    private final RestoreTable table;
    private final RestoreWork work;
    private final FileRestore files;
    private final Backups backups;
    private final Notices notices;
    private final Clock clock;
    private final Counter done;
    private final Counter failed;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "restore");
        thread.setDaemon(true);
        return thread;
    });
    private volatile UUID current;
    private Loop loop;

    Restores(RestoreConfig config, RestoreTable table, RestoreWork work, FileRestore files, Backups backups,
            Notices notices, Clock clock, MeterRegistry registry) {
        this.config = config;
        this.table = table;
        this.work = work;
        this.files = files;
        this.backups = backups;
        this.notices = notices;
        this.clock = clock;
        done = counter(registry, "success");
        failed = counter(registry, "failure");
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("sparkone.backup.restores").tag("result", result)
                .description("Restores that were asked for").register(registry);
    }

    /** Checks the configuration. */
    void start(@Observes StartupEvent started) {
        config.url().ifPresent(url -> Database.parseAll("BACKUP_RESTORE_URL", url));
        loop = Loop.start("backup-restores", this::round);
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop(STOP_LIMIT);
        worker.shutdownNow();
    }

    /** The server to restore to, or empty if none is configured. */
    Optional<TargetServer> target() {
        return config.url().map(url -> work.server());
    }

    /** Whether a file of that name could be made; empty if there is no folder for them. */
    Optional<Boolean> isFree(String file) {
        return config.directory().map(folder -> !files.path(file).toFile().exists());
    }

    /** @return empty if another restore is running */
    Optional<Restore> request(Backup backup, StartRestore request, String user) throws SQLException {
        Instant now = clock.instant();
        Restore restore = new Restore(UUID.randomUUID(), backup.id(),
                request.intoFile() ? Restore.FILE : Restore.DATABASE,
                request.intoFile() ? request.file() : request.targetDatabase(), request.swap(), request.tables(),
                request.jobs() == null ? config.jobs() : request.jobs(), "running", "queued", backup.plainBytes(), 0,
                null, null, user, now, null);
        if (!table.begin(restore, holder, config.lease())) {
            return Optional.empty();
        }
        backups.pin(backup.id(), now.plus(config.limit()));
        current = restore.id();
        worker.execute(() -> run(backup, restore));
        return Optional.of(restore);
    }

    private void run(Backup backup, Restore restore) {
        try {
            Restore ended = work.run(backup, restore);
            done.increment();
            LOG.warnf("Restore %s of backup %s into %s: %s, asked for by %s", ended.id(), backup.id(), ended.target(),
                    ended.state(), ended.requestedBy());
        } catch (RestoreFailedException e) {
            fail(e.restore().failed(e.getMessage(), clock.instant()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            current = null;
            unpin(backup.id());
        }
    }

    /** Renews the lease of the restore that runs here, and looks after those whose process is gone. */
    private void round() throws SQLException, IOException, InterruptedException {
        UUID running = current;
        if (running != null) {
            table.renew(running, holder, config.lease());
        }
        Optional<Restore> left = table.claimAbandoned(holder, config.lease());
        if (left.isPresent()) {
            recover(left.get());
        }
        TimeUnit.MILLISECONDS.sleep(Math.min(config.poll().toMillis(), config.lease().toMillis() / 3));
    }

    private void recover(Restore left) throws SQLException, IOException, InterruptedException {
        Restore ended = work.recover(left);
        LOG.warnf("Restore %s into %s was left by its process: %s", ended.id(), ended.target(), ended.state());
        if (ended.state().equals("failed")) {
            fail(ended);
        } else {
            work.record(ended);
            done.increment();
        }
        unpin(ended.backupId());
    }

    private void fail(Restore ended) {
        failed.increment();
        LOG.errorf("Restore %s into %s failed: %s", ended.id(), ended.target(), ended.error());
        QuarkusTransaction.requiringNew().run(() -> {
            try {
                table.save(ended);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot record that restore " + ended.id() + " failed", e);
            }
            notices.failure("restore-failed", "restore/" + ended.id(), ended.target(), ended.requestedAt(),
                    ended.error());
        });
    }

    private void unpin(UUID backup) {
        try {
            backups.pin(backup, clock.instant());
        } catch (SQLException e) {
            LOG.warnf("Backup %s stays pinned for a while: %s", backup, e.getMessage());
        }
    }

    Optional<Restore> find(UUID id) throws SQLException {
        return table.find(id);
    }

    List<Restore> ofBackup(UUID backup) throws SQLException {
        return table.ofBackup(backup);
    }
}
