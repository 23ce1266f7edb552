package io.sparkone.backup.restore;

/** A restore that ended early; the database whose place it should have taken is as it was. */
class RestoreFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Restore restore;

    /** @param restore as far as it came */
    RestoreFailedException(Restore restore, String message, Throwable cause) {
        super(message, cause);
        this.restore = restore;
    }

    Restore restore() {
        return restore;
    }
}
