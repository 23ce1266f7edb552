package io.sparkone.api.task;

import java.time.Instant;
import java.util.UUID;

/**
 * Payload of {@code task.created}, {@code task.updated}, {@code task.deleted} and {@code task.snapshot}: the task as it is
 * at {@code version}.
 *
 * @param origin the proposal that the change came from, or null
 */
record TaskState(long id, String title, String description, TaskStatus status, TaskPriority priority, Instant dueAt,
        String channel, String sender, int version, Instant createdAt, Instant updatedAt,
        Instant completedAt, boolean deleted, Origin origin) {

    /** Where a change was made, if not here. */
    record Origin(String link, String remoteId, UUID proposalId) {}

    static TaskState of(Task task, Origin origin) {
        return new TaskState(task.id, task.title, task.description, task.status, task.priority, task.dueAt,
                task.channel, task.sender, task.version, task.createdAt, task.updatedAt,
                task.completedAt, task.isDeleted(), origin);
    }
}
