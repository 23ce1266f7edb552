package io.sparkone.api.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.sparkone.api.recurrence.Series;
import io.sparkone.api.recurrence.Start;

/** The starts that a recurring event leaves out, as they are stored. */
final class Excluded {

    private Excluded() {}

    static List<Instant> read(String text) {
        return text == null ? List.of() : Arrays.stream(text.split(",")).map(Instant::parse).toList();
    }

    /**
     * What is left out after a change: the same days, at the time of day that the series has now.
     *
     * @param user the zone of an event that has none
     */
    static List<Instant> following(EventView before, EventView after, ZoneId user) {
        Optional<Series> old = before.series(before.zone(user));
        Optional<Series> now = after.series(after.zone(user));
        if (old.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        LocalTime then = old.get().clock(before.startAt()).toLocalTime();
        LocalTime time = now.get().clock(after.startAt()).toLocalTime();
        return before.excluded().stream().map(start -> {
            LocalDateTime clock = old.get().clock(start);
            // at other times of day the rule says itself
            return clock.toLocalTime().equals(then)
                    ? Start.of(clock.toLocalDate().atTime(time), after.zone(user)).at()
                    : start;
        }).toList();
    }

    /** Null for none. */
    static String write(List<Instant> times) {
        return times.isEmpty() ? null : times.stream().map(Instant::toString).collect(Collectors.joining(","));
    }
}
