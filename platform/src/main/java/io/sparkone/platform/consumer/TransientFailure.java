package io.sparkone.platform.consumer;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

import io.smallrye.mutiny.TimeoutException;

/** Tells trouble with the infrastructure, which passes, from an event that cannot be applied. */
final class TransientFailure {

    /** Connection, resources, operator, rollback (deadlock, serialization). */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "40");
    /** Lock not available; idle transaction ended; read-only after a failover. */
    private static final Set<String> STATES = Set.of("55P03", "25P03", "25006");

    private TransientFailure() {}

    static boolean is(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && is(e) || t instanceof IOException
                    || t instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Without a state, as the pool's acquisition timeout comes, it did not come from the server. */
    private static boolean is(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException || e instanceof SQLRecoverableException || state == null
                || STATES.contains(state) || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
