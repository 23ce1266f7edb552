package io.sparkone.backup.run;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    private final Clock clock;
    private final Instant startedAt;
    private Loop loop;

    Scheduler(RunConfig config, Backups backups, BackupTable table, BackupWorker worker, Availability availability,
            DumpSetup dump, Clock clock) {
        this.schedule = Schedule.parse("BACKUP_SCHEDULE", config.schedule(), config.timezone());
        this.backups = backups;
        this.table = table;
        this.worker = worker;
        this.availability = availability;
        this.dump = dump;
        this.clock = clock;
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
        if (due.isPresent() && availability.problem().isEmpty()) {
            for (Database database : dump.databases()) {
                enqueue(database.name(), due.get());
            }
        }
    }

    /** A new installation waits for its first moment; any other catches up what it missed. */
    private void enqueue(String database, Instant due) throws SQLException {
        Optional<Instant> newest = table.newestRequest(database);
        boolean expected = newest.isPresent() ? newest.get().isBefore(due) : due.isAfter(startedAt);
        if (expected) {
            Backup backup = backups.request(database, "schedule", "schedule/" + database + "/" + due);
            LOG.infof("Backup %s of %s was due at %s", backup.id(), database, due);
            worker.wake();
        }
    }
}
