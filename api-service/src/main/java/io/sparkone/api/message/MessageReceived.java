package io.sparkone.api.message;

import java.time.Instant;
import java.util.UUID;

/** Payload of {@code message.received}. */
record MessageReceived(UUID id, Channel channel, String sender, String text, Instant sentAt, Instant receivedAt,
        int version) {

    static MessageReceived of(Message message) {
        return new MessageReceived(message.id(), message.channel(), message.sender(), message.text(), message.sentAt(),
                message.receivedAt(), 1);
    }
}
