package io.sparkone.api.http;

import java.sql.SQLException;

/** A statement failed; unchecked, so that it rolls the transaction back, and mapped to 503 where the database is away. */
public class UncheckedSqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UncheckedSqlException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
