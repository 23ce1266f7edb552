package io.sparkone.api.interpretation;

import java.time.LocalDate;
import java.util.Set;

/**
 * What one date phrase says.
 *
 * @param day
 *            the day meant when something is created; null with a doubt
 * @param last
 *            the last day of a stated range or period; the day itself otherwise
 * @param first
 *            the first day of a stated range or period; the day itself otherwise
 * @param doubt
 *            why the phrase names no day; null when it does
 * @param match
 *            where it stands
 * @param until
 *            whether it was introduced as a limit ("até", "by")
 */
record DateClaim(LocalDate day, LocalDate first, LocalDate last, Form form, Doubt doubt, Match match, boolean until) {

    enum Form {
        /** Today, tomorrow, a full date. */
        DAY, WEEKDAY, DAY_OF_MONTH,
        /** From one day to another, all of them meant. */
        RANGE,
        /** A week or month of which any day may be meant. */
        PERIOD
    }

    private static final Set<String> COMING = Set.of("next_weekday", "coming_weekday");

    private static final Set<String> RELATIVE = Set.of("today", "tomorrow", "after_tomorrow");

    /** "Next Friday", "sexta que vem": of this week to some, of the one after it to others. */
    static boolean isComing(Match date) {
        return COMING.contains(date.value());
    }

    /** "Today", "tomorrow" */
    static boolean isRelative(Match date) {
        return RELATIVE.contains(date.value());
    }

    DateClaim on(LocalDate other) {
        return new DateClaim(other, other, other, Form.DAY, null, match, until);
    }

    DateClaim dayBefore() {
        return new DateClaim(day.minusDays(1), first.minusDays(1), last.minusDays(1), Form.DAY, null, match,
                until);
    }
}
