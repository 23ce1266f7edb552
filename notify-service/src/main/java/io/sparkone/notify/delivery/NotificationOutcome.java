package io.sparkone.notify.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * Payload of {@code notification.delivered} and {@code notification.failed}.
 *
 * @param recipient masked
 * @param error null where it was delivered
 * @param version of the notification; rises with each change of it
 */
record NotificationOutcome(UUID notificationId, String key, String kind, String channel, String recipient,
        int attempts, String error, Instant at, int version) {

    static NotificationOutcome of(Notice notice, Delivery delivery, String error, Instant at, int version) {
        return new NotificationOutcome(notice.id(), notice.key(), notice.kind().wire(), delivery.channel().wire(),
                delivery.maskedRecipient(), delivery.attempts(), error, at, version);
    }
}
