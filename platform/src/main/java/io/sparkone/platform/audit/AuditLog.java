package io.sparkone.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import org.jboss.logging.Logger;

import io.sparkone.platform.sql.DatabaseException;

/** Notes who asked for what, and shows it. */
@Startup
@ApplicationScoped
public class AuditLog {

    private static final Logger LOG = Logger.getLogger(AuditLog.class);
    private static final String METRIC = "sparkone.audit.entries";

    private final AuditTable table;
    private final AuditConfig config;
    private final Counter recorded;
    private final Counter lost;

    AuditLog(AuditTable table, AuditConfig config, MeterRegistry metrics) {
        this.table = table;
        this.config = config;
        recorded = counter("recorded", metrics);
        lost = counter("lost", metrics);
    }

    private static Counter counter(String result, MeterRegistry metrics) {
        return Counter.builder(METRIC).tag("result", result)
                .description(
                        "Entries of the audit log; lost: could not be stored, and are in the log of the service alone")
                .register(metrics);
    }

    /**
     * Notes a write together with what came of it, in the current transaction: neither is without the other.
     *
     * @throws DatabaseException if it cannot be stored
     */
    public void record(Caller caller, int status) {
        table.insert(caller.act(), status);
        recorded.increment();
    }

    /** Whether writes are noted before they are begun, and not by the service itself. */
    boolean isWrittenAhead() {
        return config.ahead();
    }

    /**
     * Notes a write before it is begun.
     *
     * @return its id, for {@link #complete}
     * @throws DatabaseException if it cannot be stored: then nothing may be written
     */
    long begin(Act act) {
        long id = table.insert(act, null);
        recorded.increment();
        return id;
    }

    /** Stores what came of a request, or at least says it in the log. */
    void complete(Outcome outcome) {
        try {
            if (outcome.id() == null) {
                table.insert(outcome.act(), outcome.status());
                recorded.increment();
            } else {
                table.complete(outcome.id(), outcome.status());
            }
        } catch (DatabaseException e) {
            lose(outcome, e.getMessage());
        }
    }

    void lose(Outcome outcome, String why) {
        lost.increment();
        LOG.errorf("Not in the audit log (%s): %s", why, outcome);
    }

    /**
     * The entries that are asked for.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if a parameter is not of its form
     */
    public AuditPage page(AuditQuery query) {
        AuditQuery.Filter filter = query.filter();
        int limit = query.limit();
        int offset = query.offset();
        return new AuditPage(table.list(filter, limit, offset), table.count(filter), limit, offset);
    }
}
