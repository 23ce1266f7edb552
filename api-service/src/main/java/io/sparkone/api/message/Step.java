package io.sparkone.api.message;

import io.sparkone.api.calendar.EventView;
import io.sparkone.api.interpretation.Target;
import io.sparkone.api.task.TaskView;

/**
 * A change of one task or event.
 *
 * @param version of it after the change: with another one somebody has changed it since
 * @param task as it was before; null for an event, and for what was made
 * @param event as it was before; null for a task, and for what was made
 */
record Step(Target.Kind kind, long id, int version, TaskView task, EventView event) {

    static Step made(TaskView task) {
        return new Step(Target.Kind.TASK, task.id(), task.version(), null, null);
    }

    static Step made(EventView event) {
        return new Step(Target.Kind.EVENT, event.id(), event.version(), null, null);
    }

    static Step changed(TaskView before, TaskView after) {
        return new Step(Target.Kind.TASK, after.id(), after.version(), before, null);
    }

    static Step changed(EventView before, EventView after) {
        return new Step(Target.Kind.EVENT, after.id(), after.version(), null, before);
    }
}
