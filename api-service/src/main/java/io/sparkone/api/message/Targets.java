package io.sparkone.api.message;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.calendar.Calendar;
import io.sparkone.api.calendar.EventView;
import io.sparkone.api.interpretation.Target;
import io.sparkone.api.task.TaskView;
import io.sparkone.api.task.Tasks;

/** Finds what a writer points at. */
@ApplicationScoped
class Targets {

    private static final int MOST = 10;

    private final Tasks tasks;
    private final Calendar calendar;

    Targets(Tasks tasks, Calendar calendar) {
        this.tasks = tasks;
        this.calendar = calendar;
    }

    /** What has the number: a task, unless the writer said "event" or only an event has it. */
    Found numbered(Target.Kind kind, long number) {
        List<TaskView> task = kind == Target.Kind.EVENT ? List.of() : tasks.find(number).stream().toList();
        List<EventView> event = kind == Target.Kind.TASK || !task.isEmpty()
                ? List.of()
                : calendar.find(number).stream().toList();
        return new Found(task, event);
    }

    /** What has the words in its title: open tasks, events to come. */
    Found titled(Target.Kind kind, String words) {
        List<TaskView> task = kind == Target.Kind.EVENT ? List.of() : tasks.openTitled(words, MOST);
        List<EventView> event = kind == Target.Kind.TASK ? List.of() : calendar.upcomingTitled(words, MOST);
        return new Found(task, event).preferring(words.strip());
    }
}
