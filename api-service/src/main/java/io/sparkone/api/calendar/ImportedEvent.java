package io.sparkone.api.calendar;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.sparkone.api.recurrence.Start;

/**
 * An event of an iCalendar file, in the terms of this calendar.
 *
 * @param recurrenceId the occurrence of a recurring event that this one stands for, in UTC; null for an event of its own
 * @param timeZone IANA name of the zone in which whole days are meant and a recurring event keeps its time of day; else null
 * @param sequence the file's version of the event, or null
 * @param excluded starts at which a recurring event does not take place, in order
 */
record ImportedEvent(String uid, String recurrenceId, String title, Start start, Instant endAt, boolean allDay,
        String location, EventStatus status, String recurrence, String timeZone, Integer sequence,
        List<Instant> excluded) {

    /** @return whether that changed anything */
    boolean applyTo(CalendarEvent event) {
        EventView before = event.title == null ? null : EventView.of(event);
        event.uid = uid;
        event.recurrenceId = recurrenceId;
        event.title = title;
        event.startAt = start.at();
        event.meantAt = start.meant();
        event.endAt = endAt;
        event.allDay = allDay;
        event.location = location;
        event.status = status;
        event.recurrence = recurrence;
        event.timeZone = timeZone;
        event.sequence = sequence == null ? event.sequence : sequence;
        event.excluded = Excluded.write(excluded);
        return before == null || !before.equals(EventView.of(event));
    }

    ImportedEvent without(List<Instant> more) {
        List<Instant> all = Stream.concat(excluded.stream(), more.stream()).distinct().sorted()
                .toList();
        return new ImportedEvent(uid, recurrenceId, title, start, endAt, allDay, location, status, recurrence,
                timeZone, sequence, all);
    }
}
