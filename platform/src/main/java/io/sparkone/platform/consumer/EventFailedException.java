package io.sparkone.platform.consumer;

/** Events could not be applied; nothing of it was committed, or it is not known. */
class EventFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    EventFailedException(Exception cause) {
        super(describe(cause), cause);
    }

    boolean isTransient() {
        return TransientFailure.is(getCause());
    }

    /** The root cause with its type: what an operator needs to see in a dead letter. */
    private static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
