package io.sparkone.api.message;

import java.util.UUID;

/** Payload of {@code message.interpreted}. */
record MessageInterpreted(UUID messageId, Channel channel, String sender, String kind, String engine, String language,
        String outcome, Long taskId, Long eventId, String reply, int version) {

    static MessageInterpreted of(Message message) {
        return new MessageInterpreted(message.id(), message.channel(), message.sender(), message.kind(),
                message.engine(), message.language(), message.outcome(), message.taskId(), message.eventId(),
                message.reply(), 1);
    }
}
