package io.sparkone.sync.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.sparkone.sync.link.PlanEntry;

/**
 * One round of synchronisation that did something, failed, or was asked for.
 *
 * @param kind {@code poll}, {@code manual}, {@code full} or {@code dry_run}
 * @param status {@code queued}, {@code running}, {@code success}, {@code failure} or {@code skipped}
 * @param requestedBy who asked for it, or null
 * @param taskId the only task that was asked for, or null
 * @param proposed changes that the hub was asked for
 * @param detail why it failed or was skipped, or null
 * @param plan what would be done, for a dry run; else null
 */
record Run(UUID id, String link, String kind, String status, String requestedBy, Long taskId, Instant requestedAt,
        Instant startedAt, Instant finishedAt, int created, int updated, int deleted, int conflicts, int failed,
        int proposed, String detail, List<PlanEntry> plan) {

    @JsonIgnore
    boolean isDry() {
        return "dry_run".equals(kind);
    }

    @JsonIgnore
    boolean isFull() {
        return "full".equals(kind);
    }
}
