package io.sparkone.notify.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A request to tell somebody something.
 *
 * @param id of the notification that it becomes
 * @param key the producer's name of this notice; a second one with the same key is the same notice
 * @param source who asks: {@code api}, {@code sync}, {@code backup}, {@code rest}, {@code alertmanager}, {@code digest} or {@code test}
 * @param channel the only channel to use, or null for WhatsApp with e-mail as the fallback
 * @param recipient WhatsApp number (digits) or JID, or null for the configured recipients
 * @param language BCP 47 tag of the text
 * @param subject for channels that have one
 * @param text plain text
 * @param expiresAt when it is of no use any more, or null for never
 */
public record Notice(UUID id, String key, String source, Kind kind, Urgency urgency, ChannelType channel,
        String recipient, String language, String subject, String text, Instant expiresAt) {}
