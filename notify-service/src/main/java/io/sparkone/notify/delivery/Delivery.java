package io.sparkone.notify.delivery;

import java.time.Instant;
import java.util.UUID;

import io.sparkone.notify.database.Row;

/**
 * A message to one recipient over one channel.
 *
 * @param attempts calls begun
 * @param checks how often its outcome or acknowledgement was asked for
 * @param remoteId the channel's id of the message, or null
 * @param sentAt when the last call began, or null
 * @param acknowledgedAt when the provider took responsibility, or null
 * @param settledAt when nothing more was to be done, or null
 * @param createdAt when it was opened, or opened again
 * @param error what the last attempt said, or null
 */
record Delivery(UUID id, UUID notificationId, ChannelType channel, String recipient, DeliveryState state, int attempts,
        int checks, String remoteId, Instant nextAttemptAt, Instant sentAt, Instant acknowledgedAt, Instant settledAt,
        String error, Instant createdAt, Instant updatedAt) {

    static Delivery read(Row row) {
        return new Delivery(row.uuid("id"), row.uuid("notification_id"), ChannelType.of(row.text("channel")),
                row.text("recipient"), DeliveryState.of(row.text("state")), row.number("attempts"),
                row.number("checks"), row.text("remote_id"), row.instant("next_attempt_at"), row.instant("sent_at"),
                row.instant("acknowledged_at"), row.instant("settled_at"), row.text("error"),
                row.instant("created_at"), row.instant("updated_at"));
    }

    boolean isSettled() {
        return settledAt != null;
    }

    String maskedRecipient() {
        return Masking.mask(channel, recipient);
    }
}
