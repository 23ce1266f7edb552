package io.sparkone.local.process;

/**
 * Something the local stack needs could not be had. The message is one line, says what to do, and is shown to the
 * person at the keyboard as it stands.
 */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
