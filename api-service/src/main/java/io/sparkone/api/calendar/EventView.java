package io.sparkone.api.calendar;

import java.time.Instant;

/**
 * An event as clients see it.
 *
 * @param endAt exclusive; null where it is not known
 * @param allDay whether it takes whole days of the user's zone, from midnight to midnight
 * @param location null where none was given
 * @param recurrence RRULE value, or null
 */
public record EventView(long id, String title, Instant startAt, Instant endAt, boolean allDay, String location,
        EventStatus status, String recurrence, String channel, String sender, int version, Instant createdAt,
        Instant updatedAt) {

    static EventView of(CalendarEvent event) {
        return new EventView(event.id, event.title, event.startAt, event.endAt, event.allDay, event.location,
                event.status, event.recurrence, event.channel, event.sender, event.version, event.createdAt,
                event.updatedAt);
    }
}
