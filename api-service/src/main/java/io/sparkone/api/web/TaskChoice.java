package io.sparkone.api.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.sparkone.api.task.TaskFilter;
import io.sparkone.api.task.TaskSort;
import io.sparkone.api.task.TaskStatus;

/** Which tasks the list shows. */
enum TaskChoice {

    OPEN, OVERDUE, COMPLETED, CANCELLED, ALL;

    /** The name in addresses and of its text. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the open ones where the name is none */
    static TaskChoice of(String name) {
        return Arrays.stream(values()).filter(c -> c.toString().equals(name)).findFirst().orElse(OPEN);
    }

    static List<String> names() {
        return Arrays.stream(values()).map(TaskChoice::toString).toList();
    }

    TaskFilter filter(String words, Instant now) {
        List<TaskStatus> statuses = switch (this) {
            case OPEN, OVERDUE -> List.of(TaskStatus.PENDING, TaskStatus.IN_PROGRESS);
            case COMPLETED -> List.of(TaskStatus.COMPLETED);
            case CANCELLED -> List.of(TaskStatus.CANCELLED);
            case ALL -> null;
        };
        TaskSort sort = this == OPEN || this == OVERDUE ? TaskSort.DUE_AT : TaskSort.UPDATED_AT_REVERSED;
        return new TaskFilter(statuses, null, null, null, this == OVERDUE ? now : null, words, sort);
    }
}
