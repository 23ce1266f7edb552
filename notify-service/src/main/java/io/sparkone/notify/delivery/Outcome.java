package io.sparkone.notify.delivery;

import java.time.Duration;

/**
 * What became of one call to a channel.
 *
 * @param remoteId the channel's id of the message, or null
 * @param remoteAddress where the channel sent it, or null
 * @param reason what the channel said, or null; holds no secret and no recipient
 * @param retryAfter how long the channel asked to wait, or null
 */
public record Outcome(Result result, String remoteId, String remoteAddress, String reason, Duration retryAfter) {

    /** What to do about it. */
    public enum Result {
        /** The channel has it; whether the provider has is told later. */
        ACCEPTED,
        /** The provider has it. */
        ACKNOWLEDGED,
        /** Not sent, and never will be. */
        REFUSED,
        /** Not sent; worth another attempt. */
        DEFERRED,
        /** Not sent, and nothing else would be either. */
        UNAVAILABLE,
        /** Sent or not sent: not to be sent again without proof. */
        UNCLEAR
    }

    public static Outcome accepted(String remoteId, String remoteAddress) {
        return new Outcome(Result.ACCEPTED, remoteId, remoteAddress, null, null);
    }

    public static Outcome acknowledged(String remoteId) {
        return new Outcome(Result.ACKNOWLEDGED, remoteId, null, null, null);
    }

    public static Outcome refused(String reason) {
        return new Outcome(Result.REFUSED, null, null, reason, null);
    }

    public static Outcome deferred(String reason, Duration retryAfter) {
        return new Outcome(Result.DEFERRED, null, null, reason, retryAfter);
    }

    public static Outcome unavailable(String reason) {
        return new Outcome(Result.UNAVAILABLE, null, null, reason, null);
    }

    public static Outcome unclear(String reason) {
        return new Outcome(Result.UNCLEAR, null, null, reason, null);
    }
}
