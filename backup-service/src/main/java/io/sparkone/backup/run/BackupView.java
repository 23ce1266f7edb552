package io.sparkone.backup.run;

import java.time.Instant;
import java.util.UUID;

/** A backup as REST shows it. Null stands for what is not known (yet). */
public record BackupView(UUID id, String database, BackupState state, String origin, Instant requestedAt,
        Instant startedAt, Instant takenAt, Instant storedAt, Instant finishedAt, Instant verifiedAt, boolean verified,
        String object, Long sizeBytes, Long plainBytes, String failedStage, String error, int attempts, int version) {

    static BackupView of(Backup backup) {
        return new BackupView(backup.id(), backup.database(), backup.state(), backup.origin(), backup.requestedAt(),
                backup.startedAt(), backup.takenAt(), backup.storedAt(), backup.finishedAt(), backup.verifiedAt(),
                backup.state() == BackupState.verified, backup.object(), backup.sizeBytes(), backup.plainBytes(),
                backup.failedStage(), backup.error(), backup.attempts(), backup.version());
    }
}
