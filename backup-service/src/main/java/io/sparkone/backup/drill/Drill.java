package io.sparkone.backup.drill;

import java.time.Instant;
import java.util.UUID;

/**
 * A restore drill.
 *
 * @param backupId which was restored, or null if there was none
 * @param state {@code running}, {@code passed} or {@code failed}
 * @param month for which it was held, e.g. {@code 2026-11}; null for one that was asked for
 * @param store from which the backup was read
 * @param rtoSeconds from the first byte read to the checked database
 * @param rpoSeconds age of the restored state when the drill began: what would have been lost
 * @param report null while it runs
 */
record Drill(UUID id, UUID backupId, String state, String month, Instant startedAt, Instant finishedAt, String store,
        Double rtoSeconds, Double rpoSeconds, String error, DrillReport report) {}
