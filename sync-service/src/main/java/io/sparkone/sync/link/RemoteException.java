package io.sparkone.sync.link;

import java.time.Duration;

/** What a vendor's API did instead of what it was asked; the subclass says what follows from it. */
public abstract class RemoteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RemoteException(String message, Throwable cause) {
        super(message, cause);
    }

    /** No answer, or one of trouble at the other end: worth repeating. Whether a write was applied is unknown. */
    public static class Unavailable extends RemoteException {

        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Refused for now, without effect: too many requests, or somebody else's edit in the way. */
    public static class Throttled extends RemoteException {

        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        /** @param retryAfter how long the vendor wants to be left alone; null if it did not say */
        public Throttled(String message, Duration retryAfter) {
            super(message, null);
            this.retryAfter = retryAfter;
        }

        /** Null if the vendor did not say. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The credentials are not accepted; nothing of the link works until a person has seen to it. */
    public static class Denied extends RemoteException {

        private static final long serialVersionUID = 1L;

        public Denied(String message) {
            super(message, null);
        }
    }

    /** The vendor will never accept this request; the item needs a person. */
    public static class Invalid extends RemoteException {

        private static final long serialVersionUID = 1L;

        public Invalid(String message) {
            super(message, null);
        }
    }

    /** What was read cannot be trusted (a column is missing, the result is cut off): nothing may follow from it. */
    public static class Suspect extends RemoteException {

        private static final long serialVersionUID = 1L;

        public Suspect(String message) {
            super(message, null);
        }
    }
}
