package io.sparkone.notify.delivery;

import java.time.Instant;
import java.util.UUID;

import io.sparkone.notify.database.Row;

/**
 * A notice with what became of it.
 *
 * @param state {@code pending}, {@code held} (quiet hours or a digest), {@code delivered}, {@code failed}, {@code expired},
 *        {@code digested} (told as a part of another) or {@code collapsed} (resolved before it was told)
 * @param error why it failed, or null
 * @param digestKey what it is or was held under, or null
 * @param digestId the notification that told it, or null
 */
record Notification(Notice notice, String state, String error, String digestKey, UUID digestId, int version,
        Instant createdAt,
        Instant updatedAt) {

    static Notification read(Row row) {
        String channel = row.text("channel");
        Notice notice = new Notice(row.uuid("id"), row.text("key"), row.text("source"), Kind.of(row.text("kind")),
                Urgency.of(row.text("urgency")), channel == null ? null : ChannelType.of(channel),
                row.text("recipient"), row.text("language"), row.text("subject"), row.text("text"),
                row.instant("expires_at"));
        return new Notification(notice, row.text("state"), row.text("error"), row.text("digest_key"),
                row.uuid("digest_id"),
                row.number("version"), row.instant("created_at"), row.instant("updated_at"));
    }

    UUID id() {
        return notice.id();
    }
}
