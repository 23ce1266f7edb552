package io.sparkone.platform.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.platform.loop.Interval;
import io.sparkone.platform.loop.Loop;
import io.sparkone.platform.sql.DatabaseException;

/** Stores outcomes behind the requests, which need not wait for that, and forgets what is too old. */
@ApplicationScoped
class Outcomes {

    private static final Logger LOG = Logger.getLogger(Outcomes.class);
    /** A flood of refused requests beyond this is counted and logged, and takes no memory. */
    private static final int MOST_WAITING = 1_000;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final BlockingQueue<Outcome> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AuditLog log;
    private final AuditTable table;
    private final AuditConfig config;
    private final Clock clock;
    private final Interval trimming;
    private Loop loop;

    Outcomes(AuditLog log, AuditTable table, AuditConfig config, Clock clock) {
        this.log = log;
        this.table = table;
        this.config = config;
        this.clock = clock;
        this.trimming = new Interval(config.trimInterval());
    }

    void start(@Observes @Priority(Loop.START) StartupEvent started) {
        loop = Loop.start("audit-log", this::round);
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop(STOP_TIMEOUT);
        for (Outcome left = waiting.poll(); left != null; left = waiting.poll()) {
            log.complete(left);
        }
    }

    void add(Outcome outcome) {
        if (!waiting.offer(outcome)) {
            log.lose(outcome, "too many at once");
        }
    }

    private void round() throws InterruptedException {
        Outcome next = waiting.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null) {
            log.complete(next);
        }
        if (trimming.isDue()) {
            trim();
        }
    }

    private void trim() {
        Instant now = clock.instant();
        try {
            table.deleteRefused(now.minus(config.refusedRetention()), config.mostRefused());
            table.deleteBefore(now.minus(config.retention()));
        } catch (DatabaseException e) {
            LOG.warnf("The audit log could not be trimmed; the next try is in %s: %s", config.trimInterval(),
                    e.getMessage());
        }
    }
}
