package io.sparkone.platform.sql;

import java.sql.SQLException;

/** PostgreSQL refused a statement or could not be reached; the cause says which. Unchecked, so that it rolls the transaction back. */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
