package io.sparkone.platform.deadletter;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that could not be applied.
 *
 * @param data the event's payload, as JSON text
 * @param state {@code open}, {@code replayed} or {@code discarded}
 * @param error what the last attempt said
 * @param resolvedAt when it was replayed or discarded, or null
 * @param resolvedBy who did that, or null
 * @param reason why it was discarded, or null
 */
public record DeadLetter(long id, UUID eventId, String stream, long seq, String source, String type, String subject,
        Instant time, String traceparent, String data, int attempts, String error, String state, Instant failedAt,
        Instant resolvedAt, String resolvedBy, String reason) {}
