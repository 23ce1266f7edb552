package io.sparkone.api.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import io.sparkone.api.recurrence.Series;
import io.sparkone.api.recurrence.SeriesRule;
import io.sparkone.api.recurrence.Start;

/**
 * What becomes of a series of which every occurrence is moved by the clock on the wall.
 *
 * @param endAt null for none
 */
record SeriesMove(String recurrence, Start start, Instant endAt, boolean allDay, List<Instant> excluded, ZoneId zone) {

    /**
     * @param user the zone of whoever moves it, where the event has none
     * @return empty where the rule names days that cannot be moved
     */
    static Optional<SeriesMove> of(EventView event, Duration by, ZoneId user) {
        ZoneId zone = event.zone(user);
        Series series = event.series(zone).orElseThrow();
        LocalDateTime first = series.clock(event.startAt());
        boolean allDay = event.allDay() && by.equals(Duration.ofDays(by.toDays()));
        return SeriesRule.moved(event.recurrence(), first, by).map(rule -> {
            Start start = Start.of(first.plus(by), zone);
            Instant end = event.endAt() == null || allDay != event.allDay()
                    ? null
                    : end(event, series, start, by, zone);
            List<Instant> excluded = event.excluded().stream()
                    .map(time -> Start.of(series.clock(time).plus(by), zone).at()).toList();
            return new SeriesMove(rule, start, end, allDay, excluded, zone);
        });
    }

    private static Instant end(EventView event, Series series, Start start, Duration by, ZoneId zone) {
        LocalDateTime end = LocalDateTime.ofInstant(event.endAt(), zone).plus(by);
        if (event.allDay()) {
            return Start.of(end, zone).at();
        }
        Duration late = Duration.between(series.clock(event.startAt()), LocalDateTime.ofInstant(event.startAt(), zone));
        return start.end(end.minus(late), zone);
    }

    void applyTo(CalendarEvent event) {
        event.recurrence = recurrence;
        event.startAt = start.at();
        // undone, the move leaves a start that the old one still explains
        event.meantAt = start.meant() == null ? event.meantAt : start.meant();
        event.endAt = endAt;
        event.allDay = allDay;
        event.excluded = Excluded.write(excluded);
        event.timeZone = zone.getId();
    }
}
