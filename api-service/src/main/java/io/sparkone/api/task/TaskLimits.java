package io.sparkone.api.task;

/** The most characters that a field keeps. */
final class TaskLimits {

    static final int TITLE = 255;
    static final int DESCRIPTION = 10_000;
    static final int RECURRENCE = 200;
    static final int NAME = 64;

    private TaskLimits() {}
}
