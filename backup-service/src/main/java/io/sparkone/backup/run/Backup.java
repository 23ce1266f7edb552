package io.sparkone.backup.run;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.content.ManifestDamagedException;
import io.sparkone.backup.content.ManifestJson;
import io.sparkone.backup.sql.Sql;
import io.sparkone.backup.store.BackupKeys;
import io.sparkone.backup.store.BackupStore;

/**
 * A backup in the catalogue. Times and sizes are null until they are known.
 *
 * @param origin {@code manual}, {@code schedule} or {@code catalogue} (found in a store)
 * @param takenAt moment to which it restores
 * @param storedAt since when it is whole in the store
 * @param sizeBytes as it lies in the store
 * @param plainBytes before compression
 * @param failedStage {@code dump} or {@code verification}, or null
 * @param attempts how often work on its present state was begun
 */
public record Backup(UUID id, String database, BackupState state, String origin, Instant requestedAt, Instant startedAt,
        Instant takenAt, Instant storedAt, Instant finishedAt, Instant verifiedAt, BackupKeys keys, Long sizeBytes,
        Long plainBytes, boolean verificationDue, String failedStage, String error, int attempts, Instant pinnedUntil,
        int version) {

    static Backup of(ResultSet row) throws SQLException {
        return new Backup(row.getObject("id", UUID.class), row.getString("database"),
                BackupState.valueOf(row.getString("state")), row.getString("origin"), Sql.instant(row, "requested_at"),
                Sql.instant(row, "started_at"), Sql.instant(row, "taken_at"), Sql.instant(row, "stored_at"),
                Sql.instant(row, "finished_at"), Sql.instant(row, "verified_at"),
                new BackupKeys(row.getString("base_key")), Sql.number(row, "size_bytes"),
                Sql.number(row, "plain_bytes"), row.getBoolean("verification_due"), row.getString("failed_stage"),
                row.getString("error"), row.getInt("attempts"), Sql.instant(row, "pinned_until"),
                row.getInt("version"));
    }

    /** Whether there is something in the store that could be restored. */
    public boolean isStored() {
        return storedAt != null;
    }

    /**
     * What it must contain, as the store says.
     *
     * @throws ManifestDamagedException if the store has another one in its place
     */
    public Manifest manifest(BackupStore store) throws IOException {
        Manifest manifest = ManifestJson.read(store.get(keys.manifest()));
        if (!manifest.backupId().equals(id) || !manifest.object().equals(keys.dump())
                || !manifest.globalsObject().equals(keys.globals())) {
            throw new ManifestDamagedException("is that of another backup: " + manifest.object());
        }
        return manifest;
    }

    /** Key of the dump, or null while there is none. */
    public String object() {
        return isStored() ? keys.dump() : null;
    }
}
