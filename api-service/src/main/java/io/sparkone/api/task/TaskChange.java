package io.sparkone.api.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts the changes of a client into a task, and says which fields are different afterwards. */
final class TaskChange {

    private TaskChange() {}

    /** What speaks against a change: a rule begins at the due time, and without one would be silently passed over. */
    static Optional<String> trouble(EditTask edit, Task task) {
        boolean isAboutTimes = edit.dueAt() != null || edit.recurrence() != null;
        boolean isDue = edit.dueAt() == null ? task.dueAt != null : edit.dueAt().isPresent();
        boolean repeats = edit.recurrence() == null ? task.recurrence != null : edit.recurrence().isPresent();
        return isAboutTimes && repeats && !isDue ? Optional.of(CreateTask.NEEDS_DUE) : Optional.empty();
    }

    /** @return names of the fields that changed, as in JSON; empty where the task already was as wanted */
    static List<String> apply(EditTask edit, Task task, Instant now) {
        TaskView before = TaskView.of(task);
        if (edit.title() != null) {
            task.title = edit.title().strip();
        }
        if (edit.description() != null) {
            task.description = edit.description().orElse(null);
        }
        if (edit.status() != null) {
            task.moveTo(edit.status(), now);
        }
        if (edit.priority() != null) {
            task.priority = edit.priority();
        }
        if (edit.dueAt() != null) {
            task.dueAt = edit.dueAt().orElse(null);
        }
        if (edit.recurrence() != null) {
            task.recurrence = edit.recurrence().orElse(null);
        }
        return differences(before, TaskView.of(task));
    }

    private static List<String> differences(TaskView before, TaskView after) {
        List<String> fields = new ArrayList<>();
        note(fields, "title", before.title(), after.title());
        note(fields, "description", before.description(), after.description());
        note(fields, "status", before.status(), after.status());
        note(fields, "priority", before.priority(), after.priority());
        note(fields, "due_at", before.dueAt(), after.dueAt());
        note(fields, "recurrence", before.recurrence(), after.recurrence());
        return fields;
    }

    private static void note(List<String> fields, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }
}
