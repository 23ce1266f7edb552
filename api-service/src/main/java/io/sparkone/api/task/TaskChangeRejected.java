package io.sparkone.api.task;

import java.util.UUID;

/**
 * Payload of {@code task.change.rejected}.
 *
 * @param reason {@code stale}, {@code invalid} or {@code not_found}
 */
record TaskChangeRejected(UUID proposalId, String link, String remoteId, Long taskId, String reason, String detail,
        int version) {}
