package io.sparkone.backup.run;

import java.time.Instant;
import java.util.UUID;

/**
 * Payload of {@code backup.completed}, {@code backup.failed} and {@code backup.verified}.
 *
 * @param object key in the store, or null
 */
record BackupEvent(UUID backupId, String database, BackupState state, Instant startedAt, Instant finishedAt,
        Long sizeBytes, String object, String error, boolean verified, int version) {

    static BackupEvent of(Backup backup) {
        return new BackupEvent(backup.id(), backup.database(), backup.state(), backup.startedAt(), backup.finishedAt(),
                backup.sizeBytes(), backup.object(), backup.error(), backup.state() == BackupState.verified,
                backup.version());
    }
}
