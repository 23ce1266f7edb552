package io.sparkone.api.interpretation;

import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * A point in the writer's time, or a whole day of it.
 *
 * @param at
 *            for a task due on a whole day 23:59 of that day, for an event on a whole day its midnight; in a gap of
 *            daylight saving the time is moved forward by the gap, in an overlap the earlier offset is taken
 * @param wholeDay
 *            true when the writer named a day and no time
 */
public record When(ZonedDateTime at, boolean wholeDay) {

    /** The time that stands for "some time that day" in a due date. */
    public static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
}
