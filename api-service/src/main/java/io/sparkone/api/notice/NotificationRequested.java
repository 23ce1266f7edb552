package io.sparkone.api.notice;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Payload of {@code notification.requested}. */
record NotificationRequested(UUID id, String key, String kind, String urgency, String to, String language,
        String subject, String text, Instant expiresAt, int version) {

    static NotificationRequested of(Notice notice, UUID id) {
        return new NotificationRequested(id, notice.key(), name(notice.kind()), name(notice.urgency()), notice.to(),
                notice.language(), notice.subject(), notice.text(), notice.expiresAt(), 1);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
