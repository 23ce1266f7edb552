package io.sparkone.api.calendar;

import java.time.Instant;

/**
 * Payload of {@code event.created}, {@code event.updated}, {@code event.deleted} and {@code event.snapshot}: the event as it
 * is at {@code version}.
 */
record EventState(long id, String title, Instant startAt, Instant endAt, String location,
        EventStatus status, String channel, String sender, int version, Instant createdAt,
        Instant updatedAt, boolean deleted) {

    static EventState of(CalendarEvent event) {
        return new EventState(event.id, event.title, event.startAt, event.endAt, event.location,
                event.status, event.channel, event.sender, event.version, event.createdAt,
                event.updatedAt, event.isDeleted());
    }
}
