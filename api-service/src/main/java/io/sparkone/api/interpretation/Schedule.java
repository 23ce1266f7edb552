package io.sparkone.api.interpretation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The one time that a sentence names, or the doubt about it.
 *
 * @param first
 *            the day; null when only a doubt or nothing was found, or when only a time was and the day is open
 * @param last
 *            the last of several whole days; the same as {@code first} otherwise
 * @param start
 *            null for whole days
 * @param end
 *            null without a stated end
 * @param exact
 *            an instant reckoned from now; then the rest is null
 * @param recurrence
 *            an RRULE value or null
 */
record Schedule(LocalDate first, LocalDate last, Clock start, Clock end, ZonedDateTime exact, String recurrence,
        Doubt doubt, String about) {

    static final Schedule NONE = new Schedule(null, null, null, null, null, null, null, "");

    static Schedule doubt(Doubt doubt, String about) {
        return new Schedule(null, null, null, null, null, null, doubt, about);
    }

    boolean isDoubtful() {
        return doubt != null;
    }

    /** "On February 31", "at 25:00" */
    boolean isImpossible() {
        return doubt == Doubt.IMPOSSIBLE_DATE || doubt == Doubt.IMPOSSIBLE_TIME;
    }

    boolean isNothing() {
        return first == null && start == null && exact == null;
    }

    boolean hasEnd() {
        return end != null;
    }

    boolean isWholeDay() {
        return start == null && exact == null;
    }

    boolean isSeveralDays() {
        return isWholeDay() && last != null && last.isAfter(first);
    }

    /** The end as the time, or the last day as the day. */
    Schedule atEnd() {
        return new Schedule(last, last, end == null ? start : end, null, exact, recurrence, doubt, about);
    }

    When due(ZoneId zone) {
        if (isNothing()) {
            return null;
        }
        return isWholeDay() ? new When(last.atTime(When.END_OF_DAY).atZone(zone), true) : new When(begin(zone), false);
    }

    When start(ZoneId zone) {
        return isWholeDay() ? new When(first.atStartOfDay(zone), true) : new When(begin(zone), false);
    }

    private ZonedDateTime begin(ZoneId zone) {
        return exact != null ? exact : at(first, start, zone);
    }

    /** The stated end, or the start plus the stated length, or for whole days the midnight after; null when unknown. */
    ZonedDateTime end(Span length, ZoneId zone) {
        if (isWholeDay()) {
            LocalDate after = length == null || length.isShort() ? last.plusDays(1) : first.plus(length.period());
            return after.atStartOfDay(zone);
        }
        if (end != null) {
            LocalDate day = end.minutes() <= start.minutes() ? first.plusDays(1) : first;
            ZonedDateTime stated = at(day, end, zone);
            // where clocks skip the start, it is later than the end that was said with it
            return stated.isAfter(begin(zone)) ? stated : begin(zone).plusMinutes(end.minutes() - start.minutes());
        }
        return length == null ? null : begin(zone).plus(length.amount());
    }

    static ZonedDateTime at(LocalDate day, Clock clock, ZoneId zone) {
        return clock.hour() == 24
                ? day.plusDays(1).atStartOfDay(zone)
                : ZonedDateTime.of(day, LocalTime.of(clock.hour(), clock.minute()), zone);
    }
}
