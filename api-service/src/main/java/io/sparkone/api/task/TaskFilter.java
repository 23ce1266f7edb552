package io.sparkone.api.task;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

/** Which tasks are wanted; what is null does not matter. */
public class TaskFilter {

    @QueryParam("status")
    public TaskStatus status;

    @QueryParam("priority")
    public TaskPriority priority;

    @QueryParam("channel")
    public String channel;

    /** Due at or after. */
    @QueryParam("due_from")
    public Instant dueFrom;

    /** Due before. */
    @QueryParam("due_to")
    public Instant dueTo;

    /** Part of the title or the description, in any case. */
    @QueryParam("q")
    @Size(max = 200)
    public String q;

    @QueryParam("sort")
    public TaskSort sort;

    /** Only tasks with something left to do. */
    boolean open;

    List<Condition> conditions() {
        return Stream.of(
                new Condition("status = :status", "status", status),
                new Condition("priority = :priority", "priority", priority),
                new Condition("channel = :channel", "channel", channel),
                new Condition("dueAt >= :dueFrom", "dueFrom", dueFrom),
                new Condition("dueAt < :dueTo", "dueTo", dueTo),
                new Condition("(title ilike :q escape '!' or description ilike :q escape '!')", "q", pattern(q)),
                new Condition("status in :open", "open",
                        open ? List.of(TaskStatus.PENDING, TaskStatus.IN_PROGRESS) : null))
                .filter(c -> c.value() != null).toList();
    }

    private static String pattern(String text) {
        return text == null ? null : "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }

    /** A condition of the query and the value of its parameter. */
    record Condition(String hql, String parameter, Object value) {}

    public static TaskFilter ofOpen() {
        TaskFilter filter = new TaskFilter();
        filter.open = true;
        filter.sort = TaskSort.DUE_AT;
        return filter;
    }
}
