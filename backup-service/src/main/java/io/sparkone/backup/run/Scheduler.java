package io.sparkone.backup.run;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.backup.dump.DumpSetup;
import io.sparkone.backup.postgres.Database;
import io.sparkone.platform.loop.Loop;

/** Asks for the backups that are due, once each however many replicas there are. */
@ApplicationScoped
class Scheduler {

    /** Not zero: that would wait for ever. */
    private static final Duration STOP_LIMIT = Duration.ofMillis(1);
    private static final Logger LOG = Logger.getLogger(Scheduler.class);
    private static final long LOOK_SECONDS = 5;

    private final Optional<Schedule> schedule;
    private final Backups backups;
    private final BackupTable table;
    private final BackupWorker worker;
    private final Availability availability;
    private final DumpSetup dump;
    private final BackupMetrics metrics;
    private final Clock clock;
    private final Duration late;
    private final Instant startedAt;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();
    private Loop loop;

    Scheduler(RunConfig config, Backups backups, BackupTable table, BackupWorker worker, Availability availability,
            DumpSetup dump, BackupMetrics metrics, Clock clock) {
        this.schedule = Schedule.parse("BACKUP_SCHEDULE", config.schedule(), config.timezone());
        this.backups = backups;
        this.table = table;
        this.worker = worker;
        this.availability = availability;
        this.dump = dump;
        this.metrics = metrics;
        this.clock = clock;
        this.late = config.late();
        this.startedAt = clock.instant();
    }

    void start(@Observes StartupEvent started) {
        loop = Loop.start("backup-scheduler", () -> {
            enqueueDue();
            TimeUnit.SECONDS.sleep(LOOK_SECONDS);
        });
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop(STOP_LIMIT);
    }

    void enqueueDue() throws SQLException {
        Optional<Instant> due = schedule.flatMap(times -> times.lastDue(clock.instant()));
        if (due.isPresent()) {
            for (Database database : dump.databases()) {
                enqueue(database.name(), due.get());
            }
        }
    }

    /** A new installation waits for its first moment; any other catches up what it missed. */
    private void enqueue(String database, Instant due) throws SQLException {
        Optional<Instant> newest = table.newestRequest(database);
        if (newest.isPresent() ? !newest.get().isBefore(due) : !due.isAfter(startedAt)) {
            return;
        }
        String key = "schedule/" + database + "/" + due;
        int missed = missed(newest, due);
        Optional<String> problem = availability.problem();
        if (problem.isPresent()) {
            // once for each moment: from then on it is known
            if (missed > 0 && !due.equals(told.put(database, due))) {
                backups.missed(database, key, missed, due, problem.get());
                metrics.missed(database, missed);
            }
        } else if (backups.requestDue(database, key, missed, due)) {
            LOG.infof("A backup of %s was due at %s; windows missed: %d", database, due, missed);
            metrics.missed(database, missed);
            worker.wake();
        }
    }

    /** Windows that passed without a backup, the last of them included if its backup comes so late that its time is over. */
    private int missed(Optional<Instant> newest, Instant due) {
        int before = newest.isPresent() ? schedule.orElseThrow().countBetween(newest.get(), due) : 0;
        return before + (due.plus(late).isBefore(clock.instant()) ? 1 : 0);
    }
}
