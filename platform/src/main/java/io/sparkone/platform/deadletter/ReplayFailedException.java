package io.sparkone.platform.deadletter;

/** A dead letter could still not be applied; it stays open. */
public class ReplayFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    ReplayFailedException(String message, Exception cause) {
        super(message, cause);
    }
}
