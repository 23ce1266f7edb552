package io.sparkone.sync.run;

import java.time.Instant;
import java.util.UUID;

/**
 * Payload of {@code sync.run.finished}.
 *
 * @param status {@code success}, {@code failure} or {@code skipped}
 * @param detail why it failed or was skipped, or null
 */
record SyncRunFinished(UUID runId, String link, String status, Instant startedAt, Instant finishedAt, int created,
        int updated, int deleted, int conflicts, int failed, String detail, int version) {}
