package io.sparkone.backup.postgres;

import java.io.IOException;

/** A program of PostgreSQL is missing, ended with an error, or took too long. */
public class ToolFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    public ToolFailedException(String message) {
        super(message);
    }

    public ToolFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
