package io.sparkone.api.message;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.calendar.Calendar;
import io.sparkone.api.calendar.CreateEvent;
import io.sparkone.api.calendar.EventView;
import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.task.CreateTask;
import io.sparkone.api.task.TaskPriority;
import io.sparkone.api.task.TaskView;
import io.sparkone.api.task.Tasks;

/** Makes the tasks and events that messages ask for. */
@ApplicationScoped
class Creations {

    private final Tasks tasks;
    private final Calendar calendar;

    Creations(Tasks tasks, Calendar calendar) {
        this.tasks = tasks;
        this.calendar = calendar;
    }

    Outcome task(Conversation conversation, Interpretation.CreateTask wish) {
        Message message = conversation.message();
        Instant due = wish.due() == null ? null : wish.due().at().toInstant();
        TaskPriority priority = wish.priority() == null ? null : TaskPriority.of(wish.priority().value());
        TaskView made = tasks.create(new CreateTask(wish.title(), description(conversation, wish), null, priority, due,
                wish.recurrence(), message.channel().toString(), message.sender()));
        return Outcome.task(made.id(), conversation.replies().created(made.id(), wish, conversation.now()),
                Step.made(made));
    }

    private static String description(Conversation conversation, Interpretation.CreateTask wish) {
        String place = wish.place() == null ? null : conversation.texts().get("place", wish.place());
        if (place == null || wish.notes() == null) {
            return place == null ? wish.notes() : place;
        }
        return wish.notes() + "\n" + place;
    }

    Outcome event(Conversation conversation, Interpretation.CreateEvent wish) {
        Message message = conversation.message();
        Instant end = wish.end() == null ? null : wish.end().toInstant();
        EventView made = calendar.create(new CreateEvent(wish.title(), wish.start().at().toInstant(), end,
                wish.start().wholeDay(), wish.place(), null, wish.recurrence(), message.channel().toString(),
                message.sender()), conversation.zone());
        return Outcome.event(made.id(), conversation.replies().created(made.id(), wish, conversation.now()),
                Step.made(made));
    }
}
