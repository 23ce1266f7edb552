package io.sparkone.api.task;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.task.TaskState.Origin;
import io.sparkone.platform.outbox.Outbox;

/** Tells others about tasks. */
@ApplicationScoped
class TaskEvents {

    private final Outbox outbox;

    TaskEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void created(Task task, Origin origin) {
        append("task.created", task, origin);
    }

    void updated(Task task, Origin origin) {
        append("task.updated", task, origin);
    }

    void deleted(Task task, Origin origin) {
        append("task.deleted", task, origin);
    }

    void snapshot(Task task) {
        append("task.snapshot", task, null);
    }

    private void append(String type, Task task, Origin origin) {
        outbox.append(type, "task/" + task.id, TaskState.of(task, origin));
    }
}
