package io.sparkone.backup.drill;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.backup.notice.Notices;
import io.sparkone.backup.run.Backup;
import io.sparkone.backup.run.BackupState;
import io.sparkone.backup.run.Backups;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.Stores;
import io.sparkone.backup.verification.VerificationSetup;
import io.sparkone.platform.loop.Loop;

/** Holds drills: when asked, and once a month. */
@ApplicationScoped
class Drills {

    /** Not zero: that would wait for ever. */
    private static final Duration STOP_LIMIT = Duration.ofMillis(1);
    private static final Logger LOG = Logger.getLogger(Drills.class);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final long RENEW_SECONDS = (long) DrillTable.LEASE_SECONDS / 4;

    private final DrillTable table;
    private final DrillWork work;
    private final Backups backups;
    private final Stores stores;
    private final VerificationSetup verification;
    private final Notices notices;
    private final DrillConfig config;
    private final Clock clock;
    private final AtomicReference<UUID> asked = new AtomicReference<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile double lastPassed;
    private Loop loop;

    Drills(DrillTable table, DrillWork work, Backups backups, Stores stores, VerificationSetup verification,
            Notices notices, DrillConfig config, Clock clock, MeterRegistry registry) {
        this.table = table;
        this.work = work;
        this.backups = backups;
        this.stores = stores;
        this.verification = verification;
        this.notices = notices;
        this.config = config;
        this.clock = clock;
        Gauge.builder("sparkone.backup.last.drill.timestamp.seconds", this, drills -> drills.lastPassed)
                .description("When a restore drill was last passed").register(registry);
    }

    void start(@Observes StartupEvent started) {
        loop = Loop.start("backup-drill", this::round);
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop(STOP_LIMIT);
    }

    /** @return empty if another drill waits or runs here */
    Optional<Drill> request() throws SQLException {
        UUID id = UUID.randomUUID();
        if (!asked.compareAndSet(null, id)) {
            return Optional.empty();
        }
        table.begin(id, null, clock.instant());
        wake.release();
        return table.find(id);
    }

    /** Why no drill can be held, or empty. */
    Optional<String> problem() throws SQLException {
        if (!verification.isPossible()) {
            return Optional.of("There is no key to open backups with: set BACKUP_AGE_IDENTITY_PATH");
        }
        return verified().findFirst().isPresent() ? Optional.empty() : Optional.of("There is no verified backup yet");
    }

    private void round() throws SQLException, InterruptedException {
        lastPassed = table.lastPassed().map(Instant::getEpochSecond).orElse(0L);
        table.failAbandoned(clock.instant());
        beginMonthly();
        UUID id = asked.get();
        if (id != null) {
            try {
                hold(id);
            } finally {
                asked.set(null);
            }
        } else if (wake.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void beginMonthly() throws SQLException {
        String month = YearMonth.from(clock.instant().atZone(config.timezone())).toString();
        Instant old = clock.instant().minus(config.grace());
        boolean grownUp = backups.stored().stream().anyMatch(backup -> backup.takenAt().isBefore(old));
        if (config.monthly() && grownUp && problem().isEmpty() && !table.exists(month)) {
            UUID id = UUID.randomUUID();
            if (asked.compareAndSet(null, id) && !table.begin(id, month, clock.instant())) {
                asked.compareAndSet(id, null);
            }
        }
    }

    /** Newest first. */
    private Stream<Backup> verified() throws SQLException {
        return backups.stored().stream().filter(backup -> backup.state() == BackupState.verified);
    }

    /** The very newest may have no copy there yet. */
    private Backup newestVerified(BackupStore store) throws SQLException, IOException {
        for (Backup backup : verified().toList()) {
            if (store.find(backup.keys().manifest()).isPresent()) {
                return backup;
            }
        }
        throw new IOException("no verified backup is in the store " + store.name());
    }

    private void hold(UUID id) throws SQLException, InterruptedException {
        ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor();
        try {
            renewal.scheduleWithFixedDelay(() -> renew(id), 0, RENEW_SECONDS, TimeUnit.SECONDS);
            holdRenewed(id);
        } finally {
            renewal.shutdownNow();
        }
    }

    private void renew(UUID id) {
        try {
            table.renew(id);
        } catch (SQLException e) {
            LOG.warnf("Cannot renew the lease of drill %s: %s", id, e.getMessage());
        }
    }

    private void holdRenewed(UUID id) throws SQLException, InterruptedException {
        Drill drill = table.find(id).orElseThrow();
        Drill ended;
        try {
            BackupStore store = stores.offSite().or(stores::primary)
                    .orElseThrow(() -> new IOException("no store is configured"));
            Backup backup = newestVerified(store);
            ended = ended(drill, backup, store, drillPinned(backup, store));
        } catch (IOException e) {
            ended = new Drill(id, null, "failed", drill.month(), drill.startedAt(), clock.instant(), null, null, null,
                    e.getMessage(), null);
        }
        record(ended);
    }

    private DrillReport drillPinned(Backup backup, BackupStore store)
            throws SQLException, IOException, InterruptedException {
        backups.pin(backup.id(), clock.instant().plus(LONGEST));
        try {
            return work.run(backup, store);
        } finally {
            backups.pin(backup.id(), clock.instant());
        }
    }

    private Drill ended(Drill drill, Backup backup, BackupStore store, DrillReport report) {
        double rto = Duration.between(report.restore().startedAt(), report.restore().finishedAt()).toMillis() / 1000.0;
        double rpo = Duration.between(backup.takenAt(), drill.startedAt()).toMillis() / 1000.0;
        List<String> unnoticed = report.sabotage().stream().filter(attempt -> !attempt.noticed())
                .map(DrillReport.Attempt::name).toList();
        String error = report.restore().passed()
                ? unnoticed.isEmpty() ? null : "the verification did not notice: " + String.join(", ", unnoticed)
                : report.restore().problem();
        return new Drill(drill.id(), backup.id(), report.passed() ? "passed" : "failed", drill.month(),
                drill.startedAt(), clock.instant(), store.name(), rto, rpo, error, report);
    }

    private void record(Drill drill) {
        LOG.infof("Drill %s %s%s", drill.id(), drill.state(), drill.error() == null ? "" : ": " + drill.error());
        QuarkusTransaction.requiringNew().run(() -> {
            try {
                table.end(drill);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot record drill " + drill.id(), e);
            }
            if (drill.state().equals("failed")) {
                notices.failure("drill-failed", "drill/" + drill.id(),
                        drill.backupId() == null ? "-" : drill.backupId(), drill.startedAt(),
                        drill.error());
            }
        });
    }
}
