package io.sparkone.api.task;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.sparkone.api.http.Folding;

/**
 * Which tasks are wanted; what is null does not matter.
 *
 * @param dueFrom due at or after
 * @param dueTo due before
 * @param words part of the title or the description, whatever its case and accents
 * @param sort null for newest first
 */
public record TaskFilter(List<TaskStatus> statuses, TaskPriority priority, String channel, Instant dueFrom,
        Instant dueTo, String words, TaskSort sort) {

    private static final List<TaskStatus> OPEN = List.of(TaskStatus.PENDING, TaskStatus.IN_PROGRESS);

    /** Tasks with something left to do, due in a period, earliest first; a bound that is null is open. */
    public static TaskFilter openDue(Instant from, Instant to) {
        return new TaskFilter(OPEN, null, null, from, to, null, TaskSort.DUE_AT);
    }

    public TaskFilter withStatus(TaskStatus status) {
        return new TaskFilter(List.of(status), priority, channel, dueFrom, dueTo, words, sort);
    }

    public TaskFilter withPriority(TaskPriority wanted) {
        return new TaskFilter(statuses, wanted, channel, dueFrom, dueTo, words, sort);
    }

    /** Whether nothing but the status matters. */
    boolean isByStatusOnly() {
        return priority == null && channel == null && dueFrom == null && dueTo == null && words == null;
    }

    List<Condition> conditions() {
        return Stream.of(new Condition("status in :statuses", "statuses", statuses),
                new Condition("priority = :priority", "priority", priority),
                new Condition("channel = :channel", "channel", channel),
                new Condition("dueAt >= :dueFrom", "dueFrom", dueFrom),
                new Condition("dueAt < :dueTo", "dueTo", dueTo),
                new Condition(TaskSearch.FOLDED + " like :words escape '!'", "words",
                        words == null ? null : Folding.pattern(words)))
                .filter(c -> c.value() != null).toList();
    }

    /** A condition of the query and the value of its parameter. */
    record Condition(String hql, String parameter, Object value) {}
}
