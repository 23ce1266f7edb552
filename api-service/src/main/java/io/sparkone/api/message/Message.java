package io.sparkone.api.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that was taken in.
 *
 * @param sender for WhatsApp the number, digits only; null where the channel names nobody
 * @param sentAt when the sender's device says it was written, or null
 * @param interpretedAt null until it was acted on, like all that follows
 */
record Message(UUID id, Channel channel, String sender, String text, Instant sentAt, Instant receivedAt,
        Instant interpretedAt, String kind, String engine, String language, String outcome, String reply, Long taskId,
        Long eventId) {

    /** When it was written, as far as that can be believed: words like "tomorrow" are read from it. */
    Instant writtenAt() {
        boolean believable = sentAt != null && !sentAt.isAfter(receivedAt)
                && sentAt.isAfter(receivedAt.minusSeconds(86_400));
        return believable ? sentAt : receivedAt;
    }
}
