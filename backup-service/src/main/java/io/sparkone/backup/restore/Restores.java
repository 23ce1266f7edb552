package io.sparkone.backup.restore;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

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

/** Restores backups into databases, one at a time. */
@ApplicationScoped
public class Restores {

    private static final Logger LOG = Logger.getLogger(Restores.class);

    private final RestoreConfig config;
    private final RestoreTable table;
    private final RestoreWork work;
    private final Backups backups;
    private final Notices notices;
    private final Clock clock;
    private final Counter done;
    private final Counter failed;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "restore");
        thread.setDaemon(true);
        return thread;
    });

    Restores(RestoreConfig config, RestoreTable table, RestoreWork work, Backups backups, Notices notices, Clock clock,
            MeterRegistry registry) {
        this.config = config;
        this.table = table;
        this.work = work;
        this.backups = backups;
        this.notices = notices;
        this.clock = clock;
        done = counter(registry, "success");
        failed = counter(registry, "failure");
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("sparkone.backup.restores").tag("result", result)
                .description("Restores into a database that were asked for").register(registry);
    }

    /** Checks the configuration. */
    void start(@Observes StartupEvent started) {
        target();
    }

    void stop(@Observes ShutdownEvent stopped) {
        worker.shutdownNow();
    }

    /** The server to restore to, or empty if none is configured. */
    Optional<TargetServer> target() {
        return config.url().map(url -> new TargetServer(Database.parseAll("BACKUP_RESTORE_URL", url).get(0)));
    }

    /** @return empty if another restore is running */
    Optional<Restore> request(Backup backup, StartRestore request, String user) throws SQLException {
        if (!busy.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            Instant now = clock.instant();
            Restore restore = new Restore(UUID.randomUUID(), backup.id(), request.targetDatabase(), request.swap(),
                    request.tables(), "running", "queued", backup.plainBytes(), 0, null, null, user, now, null);
            backups.pin(backup.id(), now.plus(config.limit()));
            table.save(restore);
            worker.execute(() -> run(backup, restore));
            return Optional.of(restore);
        } catch (SQLException | RuntimeException e) {
            busy.set(false);
            throw e;
        }
    }

    private void run(Backup backup, Restore restore) {
        try {
            Restore ended = work.run(backup, restore, target().orElseThrow());
            done.increment();
            LOG.warnf("Restore %s of backup %s into %s: %s, asked for by %s", ended.id(), backup.id(), ended.target(),
                    ended.state(), ended.requestedBy());
        } catch (RestoreFailedException e) {
            failed.increment();
            LOG.errorf("Restore %s into %s failed: %s", restore.id(), restore.target(), e.getMessage());
            end(e.restore(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.set(false);
            unpin(backup);
        }
    }

    private void end(Restore restore, String problem) {
        QuarkusTransaction.requiringNew().run(() -> {
            try {
                table.save(restore.ended("failed", null, problem, clock.instant()));
            } catch (SQLException e) {
                throw new IllegalStateException("cannot record that restore " + restore.id() + " failed", e);
            }
            notices.failure("restore-failed", "restore/" + restore.id(), restore.target(), restore.requestedAt(),
                    problem);
        });
    }

    private void unpin(Backup backup) {
        try {
            backups.pin(backup.id(), clock.instant());
        } catch (SQLException e) {
            LOG.warnf("Backup %s stays pinned for a while: %s", backup.id(), e.getMessage());
        }
    }

    /** Ends those whose process was killed. */
    public int failAbandoned() throws SQLException {
        return table.failAbandoned(clock.instant().minus(config.limit()), clock.instant());
    }

    Optional<Restore> find(UUID id) throws SQLException {
        return table.find(id);
    }

    List<Restore> ofBackup(UUID backup) throws SQLException {
        return table.ofBackup(backup);
    }
}
