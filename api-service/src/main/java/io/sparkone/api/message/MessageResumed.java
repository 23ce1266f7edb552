package io.sparkone.api.message;

import java.util.UUID;

/** Payload of {@code message.resumed}: the message waits no longer. */
record MessageResumed(UUID id, int version) {

    static MessageResumed of(UUID message) {
        return new MessageResumed(message, 1);
    }
}
