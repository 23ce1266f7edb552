package io.sparkone.api.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.calendar.Calendar;
import io.sparkone.api.calendar.EditEvent;
import io.sparkone.api.calendar.EventStatus;
import io.sparkone.api.calendar.EventView;
import io.sparkone.api.calendar.Occurrences;
import io.sparkone.api.http.IfMatch;
import io.sparkone.api.interpretation.Doubt;
import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Interpretation.Extent;
import io.sparkone.api.interpretation.Target;
import io.sparkone.api.interpretation.Target.Kind;
import io.sparkone.api.interpretation.When;
import io.sparkone.api.task.EditTask;
import io.sparkone.api.task.TaskStatus;
import io.sparkone.api.task.TaskView;
import io.sparkone.api.task.Tasks;

/** Changes the tasks and events that messages point at. */
@ApplicationScoped
class Commands {

    private final Tasks tasks;
    private final Calendar calendar;
    private final Pointing pointing;

    Commands(Tasks tasks, Calendar calendar, Pointing pointing) {
        this.tasks = tasks;
        this.calendar = calendar;
        this.pointing = pointing;
    }

    /** What a wish would change. */
    static List<Target> targets(Interpretation wish) {
        if (wish instanceof Interpretation.Several several) {
            return several.wishes().stream().flatMap(one -> targets(one).stream()).toList();
        } else if (wish instanceof Interpretation.Complete complete) {
            return List.of(ofTasks(complete.target()));
        }
        return wish.target() == null ? List.of() : List.of(wish.target());
    }

    private static Target ofTasks(Target target) {
        return new Target(target.kind() == Kind.ANY ? Kind.TASK : target.kind(), target.numbers(), target.words(),
                target.hint());
    }

    /** Completes tasks; an event has nothing to complete. */
    Outcome complete(Conversation conversation, Target target) {
        return pointing.each(conversation, ofTasks(target), task -> {
            Tasks.Continued done = tasks.complete(task.id());
            Step[] steps = Stream
                    .concat(Stream.of(Step.changed(task, done.task())), done.next().map(Step::made).stream())
                    .toArray(Step[]::new);
            return Outcome.task(task.id(), conversation.replies().completed(Kind.TASK, task.id(), task.title()), steps);
        }, event -> Pointing.notFound(conversation, target));
    }

    Outcome cancel(Conversation conversation, Interpretation.Cancel wish) {
        return pointing.each(conversation, wish.target(), task -> {
            TaskView after = tasks.edit(task.id(), EditTask.status(TaskStatus.CANCELLED), IfMatch.any());
            return Outcome.task(task.id(), conversation.replies().cancelled(Kind.TASK, task.id(), task.title()),
                    Step.changed(task, after));
        }, event -> event.recurrence() == null || wish.extent() == Extent.ALL
                ? cancelWhole(conversation, event)
                : cancelOnce(conversation, wish, event));
    }

    private Outcome cancelWhole(Conversation conversation, EventView event) {
        EventView after = calendar.edit(event.id(), EditEvent.status(EventStatus.CANCELLED), IfMatch.any(),
                conversation.zone());
        return Outcome.event(event.id(), conversation.replies().cancelled(Kind.EVENT, event.id(), event.title()),
                Step.changed(event, after));
    }

    /** What repeats is never cancelled for good without a word: the named time is left out, or the writer is asked. */
    private Outcome cancelOnce(Conversation conversation, Interpretation.Cancel wish, EventView event) {
        if (wish.day() == null && wish.extent() == Extent.UNSAID) {
            return Pointing.ask(conversation, Doubt.WHICH_OCCURRENCE, event.title(), List.of(Found.option(event)));
        }
        Occurrences occurrences = Occurrences.single(conversation.zone());
        Optional<EventView> meant = wish.day() == null
                ? occurrences.after(event, conversation.now().toInstant())
                : occurrences.on(event, wish.day());
        return meant.map(once -> {
            EventView after = calendar.leaveOut(event.id(), once, occurrences);
            When at = new When(conversation.local(once.startAt()), event.allDay());
            return Outcome.event(event.id(),
                    conversation.replies().cancelledOnce(event.id(), event.title(), at, conversation.now()),
                    Step.changed(event, after));
        }).orElseGet(
                () -> Pointing.ask(conversation, Doubt.WHICH_OCCURRENCE, event.title(), List.of(Found.option(event))));
    }
}
