package io.sparkone.platform.sql;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;

/** What a failed statement means to the client who caused it. */
public enum DatabaseTrouble {

    /** The database is away, overloaded or asked for a retry. */
    UNAVAILABLE,
    /** The input has a value that no column can hold. */
    BAD_INPUT;

    /** The meaning of a failure, where it came from the database and means something. */
    public static Optional<DatabaseTrouble> in(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e) {
                return of(e);
            }
        }
        return Optional.empty();
    }

    /** Without a state, as the pool's acquisition timeout comes, it did not come from the server. */
    private static Optional<DatabaseTrouble> of(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String type = state.length() == 5 ? state.substring(0, 2) : "";
        return switch (type) {
            case "08", "53", "57", "40", "55" -> Optional.of(UNAVAILABLE);
            case "22" -> Optional.of(BAD_INPUT);
            default -> state.isEmpty() || state.equals("25006") || e instanceof SQLTransientException
                    || e instanceof SQLRecoverableException ? Optional.of(UNAVAILABLE) : Optional.empty();
        };
    }
}
