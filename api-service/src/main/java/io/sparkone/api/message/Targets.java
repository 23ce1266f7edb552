package io.sparkone.api.message;

import java.time.ZonedDateTime;
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

    private static final int MOST = 100;

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

    /**
     * What has the words in its title: open tasks, events to come. Where nothing has, what has the rest of them and is at
     * the time that they name: "a reunião das 15h".
     */
    Found titled(Target target, ZonedDateTime now) {
        Found titled = titled(target.kind(), target.words());
        return titled.size() > 0 || target.hint() == null ? titled : timed(target, now);
    }

    private Found titled(Target.Kind kind, String words) {
        List<TaskView> task = kind == Target.Kind.EVENT ? List.of() : tasks.openTitled(words, MOST);
        List<EventView> event = kind == Target.Kind.TASK ? List.of() : calendar.upcomingTitled(words, MOST);
        return new Found(task, event).preferring(words.strip());
    }

    private Found timed(Target target, ZonedDateTime now) {
        Target.Hint hint = target.hint();
        String words = hint.words() == null ? "" : hint.words();
        Found named = titled(target.kind(), words);
        Found exact = named.at(hint, now.getZone());
        // a time without a day is today's, where there is something at it today
        Found today = hint.day() == null
                ? named.at(new Target.Hint(null, now.toLocalDate(), hint.time()), now.getZone())
                : exact;
        boolean onlyTime = hint.words() == null && hint.day() == null; // "my 3pm" is today's, or nobody's
        return today.size() > 0 || onlyTime ? today : exact;
    }
}
