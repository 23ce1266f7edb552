package io.sparkone.api.task;

import java.util.List;

/** A part of the tasks that a filter finds, and how many it finds in all. */
public record TaskList(List<TaskView> tasks, long total, int limit, int offset) {}
