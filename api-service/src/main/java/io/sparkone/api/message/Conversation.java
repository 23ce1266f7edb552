package io.sparkone.api.message;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import io.sparkone.api.calendar.EventView;
import io.sparkone.api.interpretation.Language;
import io.sparkone.api.interpretation.Replies;
import io.sparkone.api.interpretation.Replies.Item;
import io.sparkone.api.interpretation.When;
import io.sparkone.api.task.TaskView;

/**
 * One message and what its answer needs.
 *
 * @param now when the message was written, in the writer's zone
 * @param correction the corrected text that was asked for, or null where there is none
 */
record Conversation(Message message, Language language, ZonedDateTime now, String correction) {

    Replies replies() {
        return Replies.in(language);
    }

    MessageTexts texts() {
        return MessageTexts.in(language.locale());
    }

    ZoneId zone() {
        return now.getZone();
    }

    ZonedDateTime local(Instant time) {
        return time.atZone(zone());
    }

    /** A due time; 23:59 is how "some time that day" is kept. */
    When due(Instant time) {
        ZonedDateTime local = local(time);
        return new When(local, local.toLocalTime().equals(When.END_OF_DAY));
    }

    Item item(TaskView task) {
        return new Item(task.id(), task.title(), task.dueAt() == null ? null : due(task.dueAt()));
    }

    Item item(EventView event) {
        return new Item(event.id(), event.title(), new When(local(event.startAt()), event.allDay()));
    }
}
