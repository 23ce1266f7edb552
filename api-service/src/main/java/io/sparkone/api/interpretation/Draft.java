package io.sparkone.api.interpretation;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A new task or event that the grammar cannot read out of its message, and that waits for its writer's yes: all of it but
 * the times, which stand beside it as a text that the grammar reads, so that an answer changes them like any other's.
 *
 * @param place
 *            null for none
 * @param priority
 *            null for none
 * @param days
 *            of an event of whole days; else null
 * @param length
 *            of an event whose end is known; else null
 */
public record Draft(boolean event, String title, String place, Priority priority, Integer days, Duration length) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    static Draft of(Interpretation.CreateTask task) {
        return new Draft(false, task.title(), task.place(), task.priority(), null, null);
    }

    static Draft of(Interpretation.CreateEvent event) {
        ZonedDateTime start = event.start().at();
        boolean timed = !event.start().wholeDay() && event.end() != null;
        return new Draft(true, event.title(), event.place(), event.priority(),
                event.start().wholeDay() ? (int) ChronoUnit.DAYS.between(start, event.end()) : null,
                timed ? Duration.between(start, event.end()) : null);
    }

    /** A time as the grammar of each language reads it; empty for none. */
    static String text(When time) {
        return time == null ? "" : (time.wholeDay() ? DAY : TIME).format(time.at());
    }

    /**
     * The task or event with the times of a text, or what is to be asked about them.
     *
     * @param times
     *            names a day or a time and says nothing else; may be empty for a task
     */
    Interpretation at(Grammar grammar, Utterance times) {
        Schedule schedule = grammar.schedule(times);
        if (schedule.isDoubtful()) {
            return grammar.question(schedule.doubt(), title);
        } else if (!event && !schedule.hasEnd()) {
            return new Interpretation.CreateTask(grammar.language(), title, null, schedule.due(times.now().getZone()),
                    priority, schedule.recurrence(), place);
        } else if (schedule.isNothing()) {
            return grammar.question(Doubt.WHEN, title);
        }
        ZoneId zone = times.now().getZone();
        return new Interpretation.CreateEvent(grammar.language(), title, null, schedule.start(zone),
                end(schedule, zone), place, priority, schedule.recurrence());
    }

    /** As long as it was, unless the text says how long. */
    private ZonedDateTime end(Schedule schedule, ZoneId zone) {
        boolean said = schedule.hasEnd() || schedule.isWholeDay() && schedule.last().isAfter(schedule.first());
        if (!said && schedule.isWholeDay() && days != null) {
            return schedule.first().plusDays(days).atStartOfDay(zone);
        }
        return !said && length != null && !schedule.isWholeDay()
                ? schedule.start(zone).at().plus(length)
                : schedule.end(null, zone);
    }
}
