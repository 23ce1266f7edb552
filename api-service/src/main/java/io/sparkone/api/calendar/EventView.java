package io.sparkone.api.calendar;

import java.time.Instant;
import java.util.List;

/**
 * An event as clients see it.
 *
 * @param endAt exclusive; null where it is not known
 * @param allDay whether it takes whole days of its zone, from midnight to midnight; elsewhere it takes the same days
 * @param location null where none was given
 * @param recurrence RRULE value, or null
 * @param timeZone in which whole days are meant and a recurring event keeps its time of day; null for the user's zone
 * @param excluded starts at which a recurring event does not take place
 * @param uid of the file that it was imported from, or null
 */
public record EventView(long id, String title, Instant startAt, Instant endAt, boolean allDay, String location,
        EventStatus status, String recurrence, String timeZone, List<Instant> excluded, String uid, String channel,
        String sender, int version, Instant createdAt,
        Instant updatedAt) {

    static EventView of(CalendarEvent event) {
        return new EventView(event.id, event.title, event.startAt, event.endAt, event.allDay, event.location,
                event.status, event.recurrence, event.timeZone, Excluded.read(event.excluded), event.uid, event.channel,
                event.sender, event.version, event.createdAt,
                event.updatedAt);
    }
}
