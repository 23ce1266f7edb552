package io.sparkone.api.oidc;

/** A login at the provider that came to nothing. Its message is for the log. */
public final class OidcException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    OidcException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    OidcException(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }

    /** Why, as far as the one at the browser may know. */
    public enum Reason {
        /** The provider said no, or its answer does not stand up to the checks. */
        REFUSED,
        /** The provider knows them, and there is no user of that name here. */
        UNKNOWN_USER,
        /** The provider does not answer, or not as it should. */
        UNAVAILABLE,
        /** Too many logins are under way. */
        BUSY
    }
}
