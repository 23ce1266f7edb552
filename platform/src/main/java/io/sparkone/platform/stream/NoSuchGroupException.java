package io.sparkone.platform.stream;

/** The consumer group is not there, as after FLUSHALL. */
public class NoSuchGroupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchGroupException(String message, Exception cause) {
        super(message, cause);
    }
}
