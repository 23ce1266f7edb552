package io.sparkone.api.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.sparkone.api.recurrence.Series;
import io.sparkone.api.recurrence.Start;

/**
 * An event as clients see it.
 *
 * @param endAt exclusive; null where it is not known
 * @param allDay whether it takes whole days of its zone, from midnight to midnight; elsewhere it takes the same days
 * @param location null where none was given
 * @param recurrence RRULE value, or null
 * @param timeZone in which whole days are meant and a recurring event keeps its time of day; null for the user's zone
 * @param excluded starts at which a recurring event does not take place
 * @param meantAt what clocks would have shown at the start of a series, had they not skipped it; null where they show it
 * @param uid of the file that it was imported from, or null
 */
public record EventView(long id, String title, Instant startAt, Instant endAt, boolean allDay, String location,
        EventStatus status, String recurrence, String timeZone, List<Instant> excluded,
        @JsonIgnore LocalDateTime meantAt, String uid, String channel,
        String sender, int version, Instant createdAt,
        Instant updatedAt) {

    /** The zone in which it is meant. */
    ZoneId zone(ZoneId user) {
        return timeZone == null ? user : ZoneId.of(timeZone);
    }

    /** Empty where it takes place once. */
    Optional<Series> series(ZoneId zone) {
        return Optional.ofNullable(recurrence)
                .map(rule -> new Series(rule, start(startAt, meantAt, allDay, zone), zone));
    }

    /** Whole days begin at midnight, also where clocks skip that of the first. */
    static Start start(Instant startAt, LocalDateTime meantAt, boolean allDay, ZoneId zone) {
        return allDay
                ? Start.of(LocalDate.ofInstant(startAt, zone).atStartOfDay(), zone)
                : new Start(startAt, meantAt);
    }

    static EventView of(CalendarEvent event) {
        return new EventView(event.id, event.title, event.startAt, event.endAt, event.allDay, event.location,
                event.status, event.recurrence, event.timeZone, Excluded.read(event.excluded), event.meantAt, event.uid,
                event.channel,
                event.sender, event.version, event.createdAt,
                event.updatedAt);
    }
}
