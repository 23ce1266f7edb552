package io.sparkone.api.message;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.calendar.Calendar;
import io.sparkone.api.calendar.EventStatus;
import io.sparkone.api.calendar.EventView;
import io.sparkone.api.interpretation.Target.Kind;
import io.sparkone.api.task.EditTask;
import io.sparkone.api.task.TaskStatus;
import io.sparkone.api.task.TaskView;
import io.sparkone.api.task.Tasks;

/** Takes back what a conversation changed last, as far as nobody has changed it since. */
@ApplicationScoped
class Undoing {

    private final UndoTable table;
    private final Tasks tasks;
    private final Calendar calendar;
    private final MessageConfig config;
    private final Clock clock;

    Undoing(UndoTable table, Tasks tasks, Calendar calendar, MessageConfig config, Clock clock) {
        this.table = table;
        this.tasks = tasks;
        this.calendar = calendar;
        this.config = config;
        this.clock = clock;
    }

    /** Remembers what a message changed, instead of what was changed before it. */
    void keep(Message message, Outcome outcome) {
        if (message.speaker() != null && !outcome.steps().isEmpty()) {
            table.save(message, outcome.steps(), clock.instant());
        }
        table.forgetBefore(clock.instant().minus(config.undoWithin()));
    }

    Outcome undo(Conversation conversation) {
        Message message = conversation.message();
        List<Step> steps = message.speaker() == null
                ? List.of()
                : new ArrayList<>(table.take(message, clock.instant().minus(config.undoWithin())));
        Collections.reverse(steps); // what was made for another thing goes before that comes back
        return steps.stream()
                .map(step -> step.kind() == Kind.TASK ? task(conversation, step) : event(conversation, step))
                .reduce(Outcome::and).orElseGet(() -> Outcome.answer(conversation.replies().nothingToUndo()));
    }

    private Outcome task(Conversation conversation, Step step) {
        TaskView before = step.task();
        EditTask edit = before == null
                ? EditTask.status(TaskStatus.CANCELLED)
                : new EditTask(null, null, before.status(), null, Optional.ofNullable(before.dueAt()),
                        Optional.ofNullable(before.recurrence()));
        return tasks.editUnchanged(step.id(), step.version(), edit)
                .map(after -> Outcome.task(after.id(), after.status() == TaskStatus.CANCELLED
                        ? conversation.replies().cancelled(Kind.TASK, after.id(), after.title())
                        : conversation.replies().asBefore(Kind.TASK, conversation.item(after), conversation.now())))
                .orElseGet(() -> Outcome.answer(conversation.replies().changedSince(Kind.TASK, step.id())));
    }

    private Outcome event(Conversation conversation, Step step) {
        Optional<EventView> undone = step.event() == null
                ? calendar.cancelUnchanged(step.id(), step.version())
                : calendar.putBack(step.event(), step.version());
        return undone.map(after -> Outcome.event(after.id(), after.status() == EventStatus.CANCELLED
                ? conversation.replies().cancelled(Kind.EVENT, after.id(), after.title())
                : conversation.replies().asBefore(Kind.EVENT, conversation.item(after), conversation.now())))
                .orElseGet(() -> Outcome.answer(conversation.replies().changedSince(Kind.EVENT, step.id())));
    }
}
