package io.sparkone.notify.database;

import java.sql.SQLException;
import java.time.Duration;

import jakarta.transaction.RollbackException;

import org.jboss.logging.Logger;

import io.sparkone.platform.loop.Backoff;
import io.sparkone.platform.loop.Loop;

/** Lets a worker live through an outage of the database: one warning, then pauses that grow, until a round succeeds. */
public final class Outages {

    private static final Logger LOG = Logger.getLogger(Outages.class);

    private Outages() {}

    /** The round, for {@link Loop}; what is no trouble with the database stays the loop's. */
    public static Loop.Round survive(String worker, Loop.Round round) {
        Backoff pauses = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));
        return () -> {
            try {
                round.run();
                pauses.reset();
            } catch (Exception e) {
                if (!isOutage(e)) {
                    throw e;
                }
                if (pauses.isFirst()) {
                    LOG.warnf("%s waits for the database: %s", worker, e.getMessage());
                }
                Thread.sleep(pauses.next().toMillis());
            }
        };
    }

    /** Whether the database, or a commit, is what failed. */
    public static boolean isOutage(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || cause instanceof RollbackException) {
                return true;
            }
        }
        return false;
    }
}
