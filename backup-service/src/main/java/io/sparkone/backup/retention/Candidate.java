package io.sparkone.backup.retention;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored backup, as retention sees it.
 *
 * @param takenAt by which backups are put in order; never the order of their names or rows
 * @param verified whether it was proved by restoring it
 * @param good whether nothing speaks against it: false for one that did not pass its verification
 * @param pinned whether something reads it at this moment
 */
public record Candidate(UUID id, Instant takenAt, boolean verified, boolean good, boolean pinned) {}
