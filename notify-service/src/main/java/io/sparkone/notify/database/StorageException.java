package io.sparkone.notify.database;

import java.sql.SQLException;

/** The database did not do what was asked, mostly because it is away; over HTTP a 503. */
public class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StorageException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether it refused because of a unique key. */
    public boolean isDuplicate() {
        return getCause() instanceof SQLException e && "23505".equals(e.getSQLState());
    }
}
