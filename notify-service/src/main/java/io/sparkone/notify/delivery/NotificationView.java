package io.sparkone.notify.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A notification as the log shows it.
 *
 * @param status see {@link Notification#state()}
 * @param to masked; null where it went to the configured recipients
 * @param deliveries null in lists
 */
record NotificationView(UUID id, String key, String source, String kind, String urgency, String channel, String to,
        String language, String subject, String text, Instant expiresAt, String status, String error, UUID digestId,
        int version, Instant createdAt, Instant updatedAt, List<DeliveryView> deliveries) {

    static NotificationView of(Notification notification, List<Delivery> deliveries) {
        Notice notice = notification.notice();
        return new NotificationView(notice.id(), notice.key(), notice.source(), notice.kind().wire(),
                notice.urgency().wire(), notice.channel() == null ? null : notice.channel().wire(),
                notice.recipient() == null ? null : Masking.mask(ChannelType.WHATSAPP, notice.recipient()),
                notice.language(), notice.subject(), notice.text(), notice.expiresAt(), notification.state(),
                notification.error(), notification.digestId(), notification.version(), notification.createdAt(),
                notification.updatedAt(),
                deliveries == null ? null : deliveries.stream().map(DeliveryView::of).toList());
    }

    /** @param recipient masked */
    record DeliveryView(UUID id, String channel, String recipient, String status, int attempts, Instant nextAttemptAt,
            Instant sentAt, Instant acknowledgedAt, Instant settledAt, String error) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(delivery.id(), delivery.channel().wire(), delivery.maskedRecipient(),
                    delivery.state().wire(), delivery.attempts(),
                    delivery.state() == DeliveryState.PENDING ? delivery.nextAttemptAt() : null, delivery.sentAt(),
                    delivery.acknowledgedAt(), delivery.settledAt(), delivery.error());
        }
    }

    /** A page of the log. */
    record Page(List<NotificationView> notifications, int total, int limit, int offset) {}
}
