package io.sparkone.api.task;

import java.time.Instant;

/**
 * A task as clients see it.
 *
 * @param dueAt null for none
 * @param recurrence RRULE value, or null
 * @param sender who asked for it, or null
 * @param completedAt null while it is not completed
 */
public record TaskView(long id, String title, String description, TaskStatus status, TaskPriority priority,
        Instant dueAt, String recurrence, String channel, String sender, int version, Instant createdAt,
        Instant updatedAt, Instant completedAt) {

    static TaskView of(Task task) {
        return new TaskView(task.id, task.title, task.description, task.status, task.priority, task.dueAt,
                task.recurrence, task.channel, task.sender, task.version, task.createdAt, task.updatedAt,
                task.completedAt);
    }
}
