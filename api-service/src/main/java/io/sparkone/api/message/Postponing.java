package io.sparkone.api.message;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.calendar.Calendar;
import io.sparkone.api.calendar.CreateEvent;
import io.sparkone.api.calendar.EditEvent;
import io.sparkone.api.calendar.EventView;
import io.sparkone.api.calendar.Occurrences;
import io.sparkone.api.http.IfMatch;
import io.sparkone.api.interpretation.Doubt;
import io.sparkone.api.interpretation.Interpretation.Extent;
import io.sparkone.api.interpretation.Interpretation.Postpone;
import io.sparkone.api.interpretation.Target.Kind;
import io.sparkone.api.interpretation.When;
import io.sparkone.api.recurrence.SeriesRule;
import io.sparkone.api.task.EditTask;
import io.sparkone.api.task.TaskView;
import io.sparkone.api.task.Tasks;

/** Moves tasks and events; of what repeats one occurrence, or all where the writer says so. */
@ApplicationScoped
class Postponing {

    private final Tasks tasks;
    private final Calendar calendar;
    private final Pointing pointing;

    Postponing(Tasks tasks, Calendar calendar, Pointing pointing) {
        this.tasks = tasks;
        this.calendar = calendar;
        this.pointing = pointing;
    }

    Outcome postpone(Conversation conversation, Postpone wish) {
        return pointing.each(conversation, wish.target(), task -> postpone(conversation, wish, task),
                event -> event.recurrence() == null
                        ? single(conversation, wish, event)
                        : repeated(conversation, wish, event));
    }

    private Outcome postpone(Conversation conversation, Postpone wish, TaskView task) {
        ZonedDateTime current = task.dueAt() == null ? null : conversation.local(task.dueAt());
        Instant due = wish.applyTo(current, conversation.now()).toInstant();
        When to = conversation.due(due);
        if (!due.isAfter(conversation.now().toInstant())) {
            return past(conversation, to);
        }
        if (task.recurrence() != null && task.dueAt() != null) {
            return wish.extent() == Extent.ALL
                    ? series(conversation, task, due, to)
                    : once(conversation, task, due, to);
        }
        TaskView after = tasks.edit(task.id(), EditTask.dueAt(due), IfMatch.any());
        return Outcome.task(task.id(),
                conversation.replies().postponed(Kind.TASK, task.id(), task.title(), to, conversation.now()),
                Step.changed(task, after));
    }

    /** The task moves and repeats no more; its later occurrences go on as a task of their own. */
    private Outcome once(Conversation conversation, TaskView task, Instant due, When to) {
        Tasks.Continued moved = tasks.moveOnce(task.id(), due);
        String reply = conversation.replies().postponed(Kind.TASK, task.id(), task.title(), to, conversation.now());
        return moved.next()
                .map(next -> Outcome.task(task.id(),
                        reply + "\n" + conversation.replies().goesOn(conversation.item(next), conversation.now()),
                        Step.changed(task, moved.task()), Step.made(next)))
                .orElseGet(() -> Outcome.task(task.id(), reply, Step.changed(task, moved.task())));
    }

    private Outcome series(Conversation conversation, TaskView task, Instant due, When to) {
        Duration by = difference(conversation.local(task.dueAt()), conversation.local(due));
        return SeriesRule.moved(task.recurrence(), conversation.local(task.dueAt()).toLocalDateTime(), by).map(rule -> {
            TaskView after = tasks.edit(task.id(),
                    new EditTask(null, null, null, null, Optional.of(due), Optional.of(rule)), IfMatch.any());
            return Outcome.task(task.id(),
                    conversation.replies().postponed(Kind.TASK, task.id(), task.title(), to, conversation.now()),
                    Step.changed(task, after));
        }).orElseGet(() -> Outcome.rejected(conversation.texts().get("series-too-complex", task.title())));
    }

    private Outcome single(Conversation conversation, Postpone wish, EventView event) {
        EventView shown = Occurrences.single(conversation.zone()).first(event);
        ZonedDateTime start = wish.applyTo(conversation.local(shown.startAt()), conversation.now());
        When to = new When(start, isWholeDay(event, start));
        if (!start.isAfter(conversation.now())) {
            return past(conversation, to);
        }
        EventView after = calendar.edit(event.id(),
                EditEvent.times(start.toInstant(), end(shown, start), to.wholeDay()), IfMatch.any(),
                conversation.zone());
        return Outcome.event(event.id(),
                conversation.replies().postponed(Kind.EVENT, event.id(), event.title(), to, conversation.now()),
                Step.changed(event, after));
    }

    /** Whole days that are moved to a time of day, or by hours, are no whole days any more. */
    private static boolean isWholeDay(EventView event, ZonedDateTime start) {
        return event.allDay() && start.equals(start.toLocalDate().atStartOfDay(start.getZone()));
    }

    private static Instant end(EventView event, ZonedDateTime start) {
        if (event.endAt() == null || event.allDay() && !isWholeDay(event, start)) {
            return null;
        }
        if (event.allDay()) {
            // midnights are not a day apart where clocks change
            long days = ChronoUnit.DAYS.between(event.startAt().atZone(start.getZone()).toLocalDate(),
                    event.endAt().atZone(start.getZone()).toLocalDate());
            return start.toLocalDate().plusDays(days).atStartOfDay(start.getZone()).toInstant();
        }
        return start.toInstant().plus(Duration.between(event.startAt(), event.endAt()));
    }

    /** What repeats is never moved as a whole without a word: one occurrence is, or the writer is asked. */
    private Outcome repeated(Conversation conversation, Postpone wish, EventView event) {
        Occurrences occurrences = Occurrences.single(conversation.zone());
        boolean unsaid = wish.occurrence() == null && wish.extent() == Extent.UNSAID;
        Optional<EventView> meant = unsaid
                ? Optional.empty()
                : wish.occurrence() == null
                        ? occurrences.after(event, conversation.now().toInstant())
                        : occurrences.on(event, wish.occurrence());
        if (meant.isEmpty()) {
            return Pointing.ask(conversation, Doubt.WHICH_OCCURRENCE, event.title(), List.of(Found.option(event)));
        }
        ZonedDateTime start = wish.applyTo(conversation.local(meant.get().startAt()), conversation.now());
        if (!start.isAfter(conversation.now())) {
            return past(conversation, new When(start, isWholeDay(event, start)));
        }
        return wish.extent() == Extent.ALL
                ? series(conversation, event, meant.get(), start)
                : once(conversation, event, meant.get(), start);
    }

    /** The occurrence is left out, and a single event takes its place. */
    private Outcome once(Conversation conversation, EventView event, EventView occurrence,
            ZonedDateTime start) {
        EventView rest = calendar.leaveOut(event.id(), occurrence, Occurrences.single(conversation.zone()));
        Message message = conversation.message();
        EventView single = calendar.create(new CreateEvent(event.title(), start.toInstant(), end(occurrence, start),
                isWholeDay(event, start), event.location(), event.status(), null,
                message.channel().toString(), message.sender()), conversation.zone());
        When from = new When(conversation.local(occurrence.startAt()), event.allDay());
        When to = new When(start, single.allDay());
        return Outcome.event(single.id(),
                conversation.replies().movedOnce(single.id(), event.title(), from, to, conversation.now()),
                Step.changed(event, rest), Step.made(single));
    }

    /** Every occurrence is moved by what one of them is moved. */
    private Outcome series(Conversation conversation, EventView event, EventView occurrence, ZonedDateTime start) {
        Duration by = difference(conversation.local(occurrence.startAt()), start);
        return calendar.moveSeries(event.id(), by, conversation.zone()).map(after -> Outcome.event(event.id(),
                conversation.replies().postponed(Kind.EVENT, event.id(), event.title(),
                        new When(start, isWholeDay(event, start)),
                        conversation.now()),
                Step.changed(event, after)))
                .orElseGet(() -> Outcome.rejected(conversation.texts().get("series-too-complex", event.title())));
    }

    /** By the clock on the wall: an hour that a change of it takes or gives does not count. */
    private static Duration difference(ZonedDateTime from, ZonedDateTime to) {
        LocalDateTime wall = from.toLocalDateTime();
        return Duration.between(wall, to.toLocalDateTime());
    }

    private static Outcome past(Conversation conversation, When to) {
        return Pointing.ask(conversation, Doubt.PAST, conversation.replies().when(to, conversation.now()), List.of());
    }
}
