package io.sparkone.api.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.calendar.Calendar;
import io.sparkone.api.calendar.EditEvent;
import io.sparkone.api.calendar.EventStatus;
import io.sparkone.api.calendar.EventView;
import io.sparkone.api.calendar.Occurrences;
import io.sparkone.api.http.IfMatch;
import io.sparkone.api.interpretation.Doubt;
import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Interpretation.Cancel.Extent;
import io.sparkone.api.interpretation.OpenQuestion.Option;
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
    private final Targets targets;

    Commands(Tasks tasks, Calendar calendar, Targets targets) {
        this.tasks = tasks;
        this.calendar = calendar;
        this.targets = targets;
    }

    /** Completes tasks; an event has nothing to complete. */
    Outcome complete(Conversation conversation, Target target) {
        Target wanted = new Target(target.kind() == Kind.ANY ? Kind.TASK : target.kind(), target.numbers(),
                target.words(), target.hint());
        return each(conversation, wanted, task -> {
            tasks.edit(task.id(), EditTask.status(TaskStatus.COMPLETED), IfMatch.any());
            return Outcome.task(task.id(), conversation.replies().completed(Kind.TASK, task.id(), task.title()));
        }, event -> notFound(conversation, target));
    }

    Outcome cancel(Conversation conversation, Interpretation.Cancel wish) {
        return each(conversation, wish.target(), task -> {
            tasks.edit(task.id(), EditTask.status(TaskStatus.CANCELLED), IfMatch.any());
            return Outcome.task(task.id(), conversation.replies().cancelled(Kind.TASK, task.id(), task.title()));
        }, event -> event.recurrence() == null || wish.extent() == Extent.ALL
                ? cancelWhole(conversation, event)
                : cancelOnce(conversation, wish, event));
    }

    private Outcome cancelWhole(Conversation conversation, EventView event) {
        calendar.edit(event.id(), EditEvent.status(EventStatus.CANCELLED), IfMatch.any(), conversation.zone());
        return Outcome.event(event.id(), conversation.replies().cancelled(Kind.EVENT, event.id(), event.title()));
    }

    /** What repeats is never cancelled for good without a word: the named time is left out, or the writer is asked. */
    private Outcome cancelOnce(Conversation conversation, Interpretation.Cancel wish, EventView event) {
        if (wish.day() == null && wish.extent() == Extent.UNSAID) {
            return ask(conversation, Doubt.WHICH_OCCURRENCE, event.title(), List.of(Found.option(event)));
        }
        Occurrences occurrences = Occurrences.single(conversation.zone());
        Optional<EventView> meant = wish.day() == null
                ? occurrences.after(event, conversation.now().toInstant())
                : occurrences.on(event, wish.day());
        return meant.map(once -> {
            calendar.leaveOut(event.id(), once, occurrences);
            When at = new When(conversation.local(once.startAt()), event.allDay());
            return Outcome.event(event.id(),
                    conversation.replies().cancelledOnce(event.id(), event.title(), at, conversation.now()));
        }).orElseGet(() -> ask(conversation, Doubt.WHICH_OCCURRENCE, event.title(), List.of(Found.option(event))));
    }

    Outcome postpone(Conversation conversation, Interpretation.Postpone wish) {
        return each(conversation, wish.target(), task -> postpone(conversation, wish, task),
                event -> postpone(conversation, wish, event));
    }

    private Outcome postpone(Conversation conversation, Interpretation.Postpone wish, TaskView task) {
        ZonedDateTime current = task.dueAt() == null ? null : conversation.local(task.dueAt());
        Instant due = wish.applyTo(current, conversation.now()).toInstant();
        When to = conversation.due(due);
        if (!due.isAfter(conversation.now().toInstant())) {
            return past(conversation, to);
        }
        tasks.edit(task.id(), EditTask.dueAt(due), IfMatch.any());
        return Outcome.task(task.id(),
                conversation.replies().postponed(Kind.TASK, task.id(), task.title(), to, conversation.now()));
    }

    private Outcome postpone(Conversation conversation, Interpretation.Postpone wish, EventView event) {
        ZonedDateTime start = wish.applyTo(conversation.local(event.startAt()), conversation.now());
        When to = new When(start, event.allDay() && wish.time() == null);
        if (!start.isAfter(conversation.now())) {
            return past(conversation, to);
        }
        Instant end = event.endAt() == null
                ? null
                : start.toInstant().plus(Duration.between(event.startAt(), event.endAt()));
        calendar.edit(event.id(), EditEvent.times(start.toInstant(), end), IfMatch.any(), conversation.zone());
        return Outcome.event(event.id(),
                conversation.replies().postponed(Kind.EVENT, event.id(), event.title(), to, conversation.now()));
    }

    private static Outcome past(Conversation conversation, When to) {
        return ask(conversation, Doubt.PAST, conversation.replies().when(to, conversation.now()), List.of());
    }

    private static Outcome ask(Conversation conversation, Doubt doubt, String about, List<Option> options) {
        String text = conversation.replies()
                .question(new Interpretation.Question(conversation.language(), doubt, about));
        return Outcome.question(text, doubt, options);
    }

    private static Outcome notFound(Conversation conversation, Target target) {
        return Outcome.question(conversation.replies().notFound(target), Doubt.WHICH_ITEM, List.of());
    }

    private Outcome each(Conversation conversation, Target target, Function<TaskView, Outcome> onTask,
            Function<EventView, Outcome> onEvent) {
        if (target.words() != null) {
            return one(conversation, target, targets.titled(target, conversation.now()), onTask, onEvent);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (long number : target.numbers()) {
            Target single = new Target(target.kind(), List.of(number), null);
            outcomes.add(one(conversation, single, targets.numbered(target.kind(), number), onTask, onEvent));
        }
        return outcomes.stream().reduce(Outcome::and)
                .orElseGet(() -> notFound(conversation, target));
    }

    private static Outcome one(Conversation conversation, Target target, Found found,
            Function<TaskView, Outcome> onTask, Function<EventView, Outcome> onEvent) {
        if (found.size() == 0) {
            return notFound(conversation, target);
        }
        if (found.size() > 1) {
            return Outcome.question(conversation.replies().several(found.items(conversation), conversation.now()),
                    Doubt.WHICH_ITEM, found.options());
        }
        return found.tasks().isEmpty() ? onEvent.apply(found.events().get(0)) : onTask.apply(found.tasks().get(0));
    }

}
