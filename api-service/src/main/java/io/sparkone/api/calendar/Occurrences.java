package io.sparkone.api.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.sparkone.api.recurrence.Recurrence;

/**
 * The times at which a recurring event takes place.
 *
 * @param zone in which "every Monday at 9" is meant, unless the event has a zone of its own
 * @param max occurrences of one event that are looked at
 */
public record Occurrences(ZoneId zone, int max) {

    /** Each occurrence that is not over at {@code from} and begins before {@code to}, as an event of its own times. */
    List<EventView> of(EventView event, Instant from, Instant to) {
        Duration length = event.endAt() == null ? Duration.ZERO : Duration.between(event.startAt(), event.endAt());
        List<EventView> found = new ArrayList<>();
        ZoneId kept = event.timeZone() == null ? zone : ZoneId.of(event.timeZone());
        Optional<Instant> start = Optional.of(event.startAt());
        if (event.recurrence() != null && event.startAt().plus(length).isBefore(from)) {
            start = Recurrence.next(event.recurrence(), event.startAt(), from.minus(length).minusMillis(1), kept);
        }
        while (start.isPresent() && start.get().isBefore(to) && found.size() < max) {
            if (!start.get().plus(length).isBefore(from) && !event.excluded().contains(start.get())) {
                found.add(at(event, start.get(), event.endAt() == null ? null : end(event, start.get(), length)));
            }
            start = event.recurrence() == null
                    ? Optional.empty()
                    : Recurrence.next(event.recurrence(), event.startAt(), start.get(), kept);
        }
        return found;
    }

    /** Whole days stay whole where a clock change makes one of them shorter or longer. */
    private Instant end(EventView event, Instant start, Duration length) {
        if (!event.allDay()) {
            return start.plus(length);
        }
        long days = ChronoUnit.DAYS.between(event.startAt().atZone(zone).toLocalDate(),
                event.endAt().atZone(zone).toLocalDate());
        return start.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone).toInstant();
    }

    private static EventView at(EventView e, Instant start, Instant end) {
        return new EventView(e.id(), e.title(), start, end, e.allDay(),
                e.location(), e.status(), e.recurrence(), e.timeZone(), e.excluded(), e.uid(), e.channel(), e.sender(),
                e.version(), e.createdAt(),
                e.updatedAt());
    }
}
