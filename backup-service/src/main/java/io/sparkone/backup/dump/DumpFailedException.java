package io.sparkone.backup.dump;

/** A dump that could not be made or stored; nothing of it is in the store. */
public class DumpFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    public DumpFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
