package io.sparkone.api.message;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message that was taken in.
 *
 * @param sender for WhatsApp the number, digits only; null where the channel names nobody
 * @param user whose credential it came with, where the channel names nobody; else null
 * @param sentAt when the sender's device says it was written, or null
 * @param interpretedAt null until it was acted on, like all that follows
 */
record Message(UUID id, Channel channel, String sender, String user, String text, Instant sentAt, Instant receivedAt,
        Instant interpretedAt,
        @Schema(description = "What it asks for; confirm where that is a guess, which the reply asks about") String kind,
        @Schema(description = "Who says so: grammar or model") String engine, String language, String outcome,
        String reply, Long taskId, Long eventId) {

    /** Before both kinds of names, so that a sender who calls himself like a user is still another one. */
    private static final String SENDER = "sender:";
    private static final String USER = "user:";

    /** A message that was just received. */
    static Message received(Channel channel, IncomingMessage incoming, String user, Instant now) {
        return new Message(UUID.randomUUID(), channel, incoming.sender(), incoming.sender() == null ? user : null,
                incoming.message(), incoming.timestamp(), now, null, null, null, null, null, null, null, null);
    }

    /** The same message with what became of it. */
    Message interpreted(Instant now, String kind, String engine, String language, Outcome done) {
        return new Message(id, channel, sender, user, text, sentAt, receivedAt, now, kind, engine, language,
                done.name(),
                done.reply(), done.taskId(), done.eventId());
    }

    /** Who speaks: of one writer over one channel, a message may follow those before it. Null where nobody is known. */
    String speaker() {
        return sender != null ? SENDER + sender : user == null ? null : USER + user;
    }

    /** Whose zone and language it is read in, see {@link io.sparkone.api.preference.Preferences#ofAuthor}. */
    String author() {
        return sender != null ? sender : channel == Channel.WHATSAPP ? null : user;
    }

    /** When it was written, as far as that can be believed: words like "tomorrow" are read from it. */
    Instant writtenAt() {
        boolean believable = sentAt != null && !sentAt.isAfter(receivedAt)
                && sentAt.isAfter(receivedAt.minusSeconds(86_400));
        return believable ? sentAt : receivedAt;
    }
}
