package io.sparkone.backup.restore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A restore of a backup into a database or a file.
 *
 * @param kind {@code database} or {@code file}
 * @param target name in the end, of the database or of the file in the folder for them
 * @param swap whether it takes the place of a database of that name
 * @param tables {@code schema.table}; empty for all
 * @param jobs at once, as far as there is room for them
 * @param state {@code running}, {@code restored}, {@code swapped} or {@code failed}
 * @param step what it does, or did last
 * @param bytesDone of {@code bytesTotal}, before decompression
 * @param previous under which name the database stays whose place was taken, or null
 */
public record Restore(UUID id, UUID backupId, String kind, String target, boolean swap, List<String> tables, int jobs,
        String state, String step, Long bytesTotal, long bytesDone, String previous, String error, String requestedBy,
        Instant requestedAt, Instant finishedAt) {

    static final String DATABASE = "database";
    static final String FILE = "file";

    Restore at(String now) {
        return new Restore(id, backupId, kind, target, swap, tables, jobs, state, now, bytesTotal, bytesDone, previous,
                error, requestedBy, requestedAt, finishedAt);
    }

    Restore progress(long bytes) {
        return new Restore(id, backupId, kind, target, swap, tables, jobs, state, step, bytesTotal, bytes, previous,
                error, requestedBy, requestedAt, finishedAt);
    }

    Restore keeping(String formerName) {
        return new Restore(id, backupId, kind, target, swap, tables, jobs, state, step, bytesTotal, bytesDone,
                formerName, error, requestedBy, requestedAt, finishedAt);
    }

    Restore done(Instant when) {
        return ended(swap ? "swapped" : "restored", null, when);
    }

    Restore failed(String problem, Instant when) {
        return ended("failed", problem, when);
    }

    private Restore ended(String as, String problem, Instant when) {
        return new Restore(id, backupId, kind, target, swap, tables, jobs, as, step, bytesTotal, bytesDone,
                as.equals("swapped") ? previous : null, problem, requestedBy, requestedAt, when);
    }

    boolean intoFile() {
        return kind.equals(FILE);
    }

    /** Name of what is not yet whole: a database beside the target, or a file. */
    String aside() {
        return intoFile() ? "." + target + ".part" : target + "_restoring_" + id.toString().substring(0, 8);
    }
}
