package io.sparkone.notify.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * Payload of {@code notification.requested}, which api, sync and backup produce alike.
 *
 * @param to WhatsApp number, or null for the configured recipients
 * @param language BCP 47 tag, or null
 * @param subject or null
 * @param expiresAt or null
 */
record NotificationRequested(UUID id, String key, String kind, String urgency, String to, String language,
        String subject, String text, Instant expiresAt) {

    Notice notice(String source, String defaultLanguage) {
        String title = subject == null || subject.isBlank() ? text.lines().findFirst().orElse("SparkOne") : subject;
        return new Notice(id, key, source, Kind.of(kind), Urgency.of(urgency), null, to,
                language == null ? defaultLanguage : language, title, text, expiresAt);
    }
}
