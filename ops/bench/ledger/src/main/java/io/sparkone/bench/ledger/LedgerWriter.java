package io.sparkone.bench.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import org.jboss.logging.Logger;

import io.sparkone.platform.loop.Loop;
import io.sparkone.platform.outbox.Outbox;

/** Commits numbered changes of random subjects at a given rate; every tenth transaction is rolled back after its outbox row. */
@ApplicationScoped
class LedgerWriter {

    private static final Logger LOG = Logger.getLogger(LedgerWriter.class);
    private static final int SUBJECTS = 50;
    private static final int ONE_ROLLBACK_IN = 10;

    private final DataSource database;
    private final Outbox outbox;
    private volatile Loop loop;

    LedgerWriter(DataSource database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    synchronized void write(int perSecond) {
        pause();
        if (perSecond > 0) {
            long gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
            loop = Loop.start("ledger-writer", new Pace(gapNanos)::round);
        }
    }

    synchronized void pause() {
        if (loop != null) {
            loop.stop(Duration.ofSeconds(5));
            loop = null;
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        pause();
    }

    private void change() {
        try {
            QuarkusTransaction.requiringNew().run(this::changeInTransaction);
        } catch (RuntimeException e) {
            // the rig takes the database away on purpose; what was not committed is in no ledger
            LOG.debugf("Not committed: %s", e.getMessage());
        }
    }

    private void changeInTransaction() {
        String subject = "subject/" + ThreadLocalRandom.current().nextInt(SUBJECTS);
        try (Connection connection = database.getConnection()) {
            long version = nextVersion(connection, subject);
            UUID event = outbox.append("subject.changed", subject, new SubjectChanged(version));
            try (PreparedStatement insert = connection
                    .prepareStatement("insert into committed (event_id, subject, version) values (?, ?, ?)")) {
                insert.setObject(1, event);
                insert.setString(2, subject);
                insert.setLong(3, version);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (ThreadLocalRandom.current().nextInt(ONE_ROLLBACK_IN) == 0) {
            QuarkusTransaction.setRollbackOnly();
        }
    }

    /** Locks the subject's row, so that the order of its versions is the order of its outbox rows. */
    private static long nextVersion(Connection connection, String subject) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into subject (name, version) values (?, 1)
                on conflict (name) do update set version = subject.version + 1 returning version""")) {
            upsert.setString(1, subject);
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Keeps the rate by the clock, so that one slow commit does not slow the others down. */
    private final class Pace {

        private final long gapNanos;
        private long next = System.nanoTime();

        private Pace(long gapNanos) {
            this.gapNanos = gapNanos;
        }

        private void round() {
            change();
            next = Math.max(next + gapNanos, System.nanoTime() - Duration.ofSeconds(1).toNanos());
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }
}
