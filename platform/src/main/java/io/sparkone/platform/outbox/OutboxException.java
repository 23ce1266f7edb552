package io.sparkone.platform.outbox;

/** The outbox table could not be read or written. */
public class OutboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutboxException(String message, Exception cause) {
        super(message, cause);
    }
}
