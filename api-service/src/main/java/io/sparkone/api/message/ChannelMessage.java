package io.sparkone.api.message;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sparkone.api.http.TextOnly;

/** A message of a channel, as it is or under {@code payload}, as the adapters of the earlier system sent it. */
@Schema(examples = """
        {"payload": {"message": "comprar pão", "sender": "5511987654321"}}""")
@TextOnly
record ChannelMessage(String message, @Size(max = 64) String sender, Instant timestamp,
        @Size(min = 1, max = 200) String messageId, @Valid IncomingMessage payload) {

    @JsonIgnore
    @AssertTrue(message = "message: must not be blank")
    boolean isFilled() {
        return payload != null || message != null && !message.isBlank();
    }

    IncomingMessage content() {
        return payload != null ? payload : new IncomingMessage(message, null, sender, timestamp, messageId);
    }
}
