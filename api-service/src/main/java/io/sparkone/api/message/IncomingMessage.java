package io.sparkone.api.message;

import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sparkone.api.http.TextOnly;

/**
 * A message as a client sends it.
 *
 * @param channel null for {@code rest}, or for the channel of the path
 * @param sender who wrote it, or null
 * @param timestamp when it was written, or null for now
 * @param messageId the client's name for it; the same one twice is taken once; or null
 */
@Schema(examples = """
        {"message": "Criar tarefa pagar fornecedor amanhã às 17h", "channel": "web"}""")
@TextOnly
record IncomingMessage(@NotBlank String message, Channel channel, @Size(max = 64) String sender, Instant timestamp,
        @Size(min = 1, max = 200) String messageId) {

    IncomingMessage over(Channel other) {
        return new IncomingMessage(message, other, sender, timestamp, messageId);
    }
}
