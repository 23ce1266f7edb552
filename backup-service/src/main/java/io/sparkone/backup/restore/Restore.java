package io.sparkone.backup.restore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A restore of a backup into a database.
 *
 * @param target name of the database in the end
 * @param swap whether it takes the place of a database of that name
 * @param tables {@code schema.table}; empty for all
 * @param state {@code running}, {@code restored}, {@code swapped} or {@code failed}
 * @param step what it does, or did last
 * @param bytesDone of {@code bytesTotal}, before decompression
 * @param previous under which name the database stays whose place was taken, or null
 */
public record Restore(UUID id, UUID backupId, String target, boolean swap, List<String> tables, String state,
        String step,
        Long bytesTotal, long bytesDone, String previous, String error, String requestedBy, Instant requestedAt,
        Instant finishedAt) {

    Restore at(String now) {
        return new Restore(id, backupId, target, swap, tables, state, now, bytesTotal, bytesDone, previous, error,
                requestedBy, requestedAt, finishedAt);
    }

    Restore progress(long bytes) {
        return new Restore(id, backupId, target, swap, tables, state, step, bytesTotal, bytes, previous, error,
                requestedBy, requestedAt, finishedAt);
    }

    Restore ended(String as, String formerName, String problem, Instant when) {
        return new Restore(id, backupId, target, swap, tables, as, step, bytesTotal, bytesDone, formerName, problem,
                requestedBy, requestedAt, when);
    }
}
