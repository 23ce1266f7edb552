package io.sparkone.local.sandbox.http;

/** A refusal in the shape that the imitated vendor gives it. */
public abstract class VendorError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected VendorError(String message) {
        super(message);
    }

    /** The response that carries this refusal. */
    public abstract Reply reply();
}
