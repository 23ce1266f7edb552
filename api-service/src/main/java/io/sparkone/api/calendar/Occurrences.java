package io.sparkone.api.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.sparkone.api.recurrence.Series;

/**
 * The times at which a recurring event takes place.
 *
 * @param zone in which whole days are shown, and "every Monday at 9" is meant, unless the event has a zone of its own
 * @param max occurrences of one event that are looked at
 */
public record Occurrences(ZoneId zone, int max) {

    /** Long events overlap; this many are enough to find one that begins when it should. */
    private static final int ENOUGH_FOR_ONE = 50;
    /** The 29th of February may be eight years away. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(8 * 366);

    /** To look for single occurrences. */
    public static Occurrences single(ZoneId zone) {
        return new Occurrences(zone, ENOUGH_FOR_ONE);
    }

    /** Each occurrence that is not over at {@code from} and begins before {@code to}, as an event of its own times. */
    List<EventView> of(EventView event, Instant from, Instant to) {
        Duration length = length(event);
        ZoneId kept = event.zone(zone);
        // the same days lie at other times here
        Duration margin = event.allDay() ? Calendar.MOST_BETWEEN_ZONES : Duration.ZERO;
        Instant earliest = from.minus(length).minus(margin);
        List<EventView> found = new ArrayList<>();
        Optional<Series> series = event.series(kept);
        Optional<Instant> start = event.startAt().isBefore(earliest) && series.isPresent()
                ? series.get().next(earliest.minusMillis(1))
                : Optional.of(event.startAt());
        while (start.isPresent() && start.get().isBefore(to.plus(margin)) && found.size() < max) {
            EventView occurrence = occurrence(event, start.get(), length, kept);
            if (!event.excluded().contains(start.get()) && isWithin(occurrence, from, to)) {
                found.add(occurrence);
            }
            Instant last = start.get();
            start = series.flatMap(rest -> rest.next(last));
        }
        return found;
    }

    /** The event or its first occurrence, whole days as those of the zone. */
    public EventView first(EventView event) {
        return occurrence(event, event.startAt(), length(event), event.zone(zone));
    }

    /** The occurrence that begins on a day, as an event of its own times; empty where none does. */
    public Optional<EventView> on(EventView event, LocalDate day) {
        return of(event, midnight(day), midnight(day.plusDays(1))).stream()
                .filter(occurrence -> !occurrence.startAt().isBefore(midnight(day))).findFirst();
    }

    /** The first occurrence that begins after a time; empty when none does for years. */
    public Optional<EventView> after(EventView event, Instant time) {
        return of(event, time, time.plus(LONGEST_PAUSE)).stream()
                .filter(occurrence -> occurrence.startAt().isAfter(time)).findFirst();
    }

    /** When an occurrence begins in the zone that its event is meant in: as the rule says it, and as it is excluded. */
    Instant ruledStart(EventView occurrence) {
        boolean elsewhere = occurrence.allDay() && occurrence.timeZone() != null;
        return elsewhere
                ? LocalDate.ofInstant(occurrence.startAt(), zone).atStartOfDay(ZoneId.of(occurrence.timeZone()))
                        .toInstant()
                : occurrence.startAt();
    }

    private static Duration length(EventView event) {
        return event.endAt() == null ? Duration.ZERO : Duration.between(event.startAt(), event.endAt());
    }

    private static boolean isWithin(EventView occurrence, Instant from, Instant to) {
        Instant end = occurrence.endAt() == null ? occurrence.startAt() : occurrence.endAt();
        return !end.isBefore(from) && occurrence.startAt().isBefore(to);
    }

    private EventView occurrence(EventView event, Instant start, Duration length, ZoneId kept) {
        if (!event.allDay()) {
            return at(event, start, event.endAt() == null ? null : start.plus(length));
        }
        LocalDate first = LocalDate.ofInstant(start, kept);
        Instant begin = kept.equals(zone) ? start : midnight(first);
        return at(event, begin, event.endAt() == null ? null : midnight(first.plusDays(days(event, kept))));
    }

    /** Whole days stay whole where a clock change makes one of them shorter or longer. */
    private static long days(EventView event, ZoneId kept) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(event.startAt(), kept),
                LocalDate.ofInstant(event.endAt(), kept));
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static EventView at(EventView e, Instant start, Instant end) {
        return new EventView(e.id(), e.title(), start, end, e.allDay(),
                e.location(), e.status(), e.recurrence(), e.timeZone(), e.excluded(), e.meantAt(), e.uid(), e.channel(),
                e.sender(),
                e.version(), e.createdAt(),
                e.updatedAt());
    }
}
