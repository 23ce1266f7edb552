package io.sparkone.sync.link;

import java.util.Map;
import java.util.UUID;

import io.sparkone.sync.merge.Field;

/**
 * Payload of {@code task.change.proposed}: somebody changed a task at a remote side, and its owner is asked to do so too.
 *
 * @param kind {@code create}, {@code update} or {@code delete}
 * @param taskId null for a creation
 * @param baseVersion the version that the change was made on, or null for a creation
 * @param changes only the changed fields; a null value empties the field; {@code due_at} is an RFC 3339 instant
 */
record TaskChangeProposed(UUID proposalId, String link, String remoteId, String kind, Long taskId, Integer baseVersion,
        Map<Field, String> changes, int version) {}
