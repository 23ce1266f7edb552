package io.sparkone.api.message;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

import io.sparkone.api.calendar.EventView;
import io.sparkone.api.calendar.Occurrences;
import io.sparkone.api.interpretation.OpenQuestion.Option;
import io.sparkone.api.interpretation.Replies.Item;
import io.sparkone.api.interpretation.Target;
import io.sparkone.api.task.TaskView;

/** The tasks and events that a writer may have pointed at. */
record Found(List<TaskView> tasks, List<EventView> events) {

    static final Found NOTHING = new Found(List.of(), List.of());

    Found and(Found other) {
        return new Found(Stream.concat(tasks.stream(), other.tasks.stream()).toList(),
                Stream.concat(events.stream(), other.events.stream()).toList());
    }

    int size() {
        return tasks.size() + events.size();
    }

    /** What a writer who is asked may choose from, in the order in which it is shown. */
    List<Option> options() {
        return Stream.concat(tasks.stream().map(t -> new Option(Target.Kind.TASK, t.id(), t.title())),
                events.stream().map(Found::option)).toList();
    }

    static Option option(EventView event) {
        return new Option(Target.Kind.EVENT, event.id(), event.title());
    }

    List<Item> items(Conversation conversation) {
        return Stream.concat(tasks.stream().map(conversation::item), events.stream().map(conversation::item)).toList();
    }

    /** Only those on the day and at the time, as far as these are named. */
    Found at(Target.Hint hint, ZoneId zone) {
        return new Found(
                tasks.stream().filter(t -> t.dueAt() != null && matches(hint, t.dueAt().atZone(zone))).toList(),
                events.stream().filter(e -> matches(hint, start(hint, e, zone))).toList());
    }

    /** Of a recurring event the start on the day that is named, if it takes place then. */
    private static ZonedDateTime start(Target.Hint hint, EventView event, ZoneId zone) {
        EventView meant = event.recurrence() == null || hint.day() == null
                ? event
                : Occurrences.single(zone).on(event, hint.day()).orElse(event);
        return meant.startAt().atZone(zone);
    }

    private static boolean matches(Target.Hint hint, ZonedDateTime at) {
        return (hint.day() == null || at.toLocalDate().equals(hint.day()))
                && (hint.time() == null || at.toLocalTime().equals(hint.time()));
    }

    /** Only those whose whole title was written, if there are any. */
    Found preferring(String title) {
        Found exact = new Found(tasks.stream().filter(t -> t.title().equalsIgnoreCase(title)).toList(),
                events.stream().filter(e -> e.title().equalsIgnoreCase(title)).toList());
        return exact.size() == 0 ? this : exact;
    }
}
