package io.sparkone.api.brief;

import java.time.Instant;
import java.util.UUID;

/** What is read of the other services' events. */
final class SuiteEvents {

    private SuiteEvents() {}

    /** Of {@code sync.run.finished}. */
    record SyncRunFinished(String link, String status, Instant finishedAt, int conflicts, int failed, String detail) {}

    /** Of {@code backup.completed}, {@code backup.failed} and {@code backup.verified}. */
    record Backup(UUID backupId, Instant finishedAt, Long sizeBytes, String error, boolean verified, int version) {}

    /** Of {@code notification.delivered} and {@code notification.failed}. */
    record Delivery(UUID notificationId, String kind, String channel, String recipient, String error, Instant at) {}
}
