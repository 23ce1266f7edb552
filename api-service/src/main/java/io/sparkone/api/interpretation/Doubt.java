package io.sparkone.api.interpretation;

import java.util.Locale;

/** Why a message that asks for something is answered with a question. */
public enum Doubt {
    /** "4/12", of whose writer no country is known. */
    DAY_OR_MONTH,
    /** The stated time lies before now. */
    PAST,
    /** A day that no calendar has, as in 31/02. */
    IMPOSSIBLE_DATE,
    /** A time that no clock shows, as in 25h. */
    IMPOSSIBLE_TIME,
    /** "às 3": of the night or of the afternoon. */
    AMBIGUOUS_HOUR,
    /** "3pm EST", where the writer's clocks show something else. */
    OTHER_ZONE, TWO_DATES, TWO_TIMES,
    /** "sexta, dia 21", when the 21st is a Saturday. */
    WEEKDAY_MISMATCH, END_BEFORE_START,
    /** An event without any day or time. */
    WHEN,
    /** An appointment of which only the day is known. */
    HOUR, MISSING_TITLE, MISSING_TEXT, POSTPONE_WHEN, WHICH_ITEM,
    /** Of something that repeats: once, or for good. */
    WHICH_OCCURRENCE,
    /** "2x por semana": on which days nobody said. */
    WHICH_DAYS,
    /** A task without a time, and what has a day only: nobody asked, but the next message may tell. */
    TIME_UNASKED, HOUR_UNASKED,
    /** What may as well be said to somebody else: see {@link Interpretation.Confirm}. */
    IS_WISH;

    /** The name used in message bundles. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
