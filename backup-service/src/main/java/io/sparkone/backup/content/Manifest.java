package io.sparkone.backup.content;

import java.time.Instant;
import java.util.UUID;

import io.sparkone.backup.archive.Checksums;

/**
 * What a backup must contain, taken in the snapshot of its dump. It lies beside the object in the store, is written last, and so
 * says that the backup is whole: no manifest, no backup.
 *
 * @param format of this record, for later readers
 * @param takenAt moment of the snapshot: a restore brings back this state
 * @param object key of the dump in the store
 * @param globalsObject key of the roles' dump
 * @param dumpVersion of pg_dump
 */
public record Manifest(int format, UUID backupId, String database, Instant takenAt, Instant storedAt, String object,
        Checksums checksums, String globalsObject, Checksums globalsChecksums, String dumpVersion, Content content) {

    /** 2 since tables are hashed value by value; 3 since a row's hash is hashed again, and the schema is described in more detail. */
    public static final int FORMAT = 3;
    /** The oldest that can still be read. */
    static final int OLDEST_FORMAT = 2;

    /** What the backup needs in a store, without the manifest itself. */
    public long bytes() {
        return checksums.cipherBytes() + globalsChecksums.cipherBytes();
    }
}
