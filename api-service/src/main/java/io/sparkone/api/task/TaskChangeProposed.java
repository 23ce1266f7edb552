package io.sparkone.api.task;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is read of {@code task.change.proposed}.
 *
 * @param kind {@code create}, {@code update} or {@code delete}
 * @param taskId null where the synchroniser knows none
 * @param baseVersion the version that the other side had when it changed, or null
 * @param changes only the fields that changed; an explicit null clears
 */
record TaskChangeProposed(UUID proposalId, String link, String remoteId, String kind, Long taskId,
        Integer baseVersion, JsonNode changes) {

    TaskState.Origin origin() {
        return new TaskState.Origin(link, remoteId, proposalId);
    }
}
