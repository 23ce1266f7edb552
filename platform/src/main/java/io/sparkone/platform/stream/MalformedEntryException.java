package io.sparkone.platform.stream;

/** A stream entry that no SparkOne service wrote. */
class MalformedEntryException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedEntryException(String message, Exception cause) {
        super(message, cause);
    }
}
