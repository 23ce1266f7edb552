package io.sparkone.api.task;

/** A proposed change that cannot be made; the one who proposed it is told why. */
class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    RejectedException(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** {@code stale}, {@code invalid} or {@code not_found}. */
    String reason() {
        return reason;
    }
}
