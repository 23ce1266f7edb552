package io.sparkone.backup.notice;

import java.time.Instant;
import java.util.UUID;

/**
 * Asks the notifier to tell the operator something.
 *
 * @param key of which one notice is sent, however often it is asked for
 * @param to null: the configured recipients
 * @param expiresAt null: it stays of interest
 */
public record NotificationRequested(UUID id, String key, String kind, String urgency, String to, String language,
        String subject, String text, Instant expiresAt, int version) {}
