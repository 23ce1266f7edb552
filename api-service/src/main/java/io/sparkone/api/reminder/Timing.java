package io.sparkone.api.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

import io.sparkone.api.calendar.EventView;
import io.sparkone.api.preference.Preference;
import io.sparkone.api.task.TaskView;

/**
 * When something is to be recalled.
 *
 * @param zoneSince when the user's zone was last changed; null for never
 */
record Timing(Preference preference, Instant zoneSince) {

    /** A service that was down sends what it missed, but not what is old news. */
    static final Duration CATCH_UP = Duration.ofHours(4);

    private static final Duration SECOND_CHANCE = Duration.ofHours(1);
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    /** The day whose brief is to be sent now. */
    Optional<LocalDate> briefDay(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, preference.zone());
        Instant time = ZonedDateTime.of(today, preference.briefTime(), preference.zone()).toInstant();
        // who has moved east lives in a day whose brief was not due when it was morning there
        Instant known = zoneSince != null && zoneSince.isAfter(time) ? zoneSince : time;
        boolean isTime = preference.briefEnabled() && !now.isBefore(time) && now.isBefore(known.plus(CATCH_UP));
        return isTime ? Optional.of(today) : Optional.empty();
    }

    /** Whether a task that is still to come is to be recalled now. */
    boolean isDeadline(TaskView task, Instant now) {
        Duration lead = Duration.ofHours(preference.deadlineReminderHours());
        if (lead.isZero() || isWholeDay(task) || !now.isBefore(task.dueAt())) {
            return false;
        }
        Instant moment = task.dueAt().minus(lead);
        if (moment.isBefore(task.updatedAt())) {
            // it was written down later than that: who just did so needs no reminder yet
            moment = task.dueAt().minus(lead.compareTo(SECOND_CHANCE) < 0 ? lead : SECOND_CHANCE);
        }
        return !moment.isBefore(task.updatedAt()) && !now.isBefore(moment);
    }

    /** Whether a task has just become overdue. One that was due "some time that day" is told by the next brief. */
    boolean isOverdue(TaskView task, Instant now) {
        return preference.overdueReminders() && now.isAfter(task.dueAt())
                && !(preference.briefEnabled() && isWholeDay(task));
    }

    boolean isAhead(EventView event, Instant now) {
        Duration lead = Duration.ofMinutes(preference.eventReminderMinutes());
        Instant moment = event.startAt().minus(lead);
        return !lead.isZero() && !event.allDay() && now.isBefore(event.startAt()) && !now.isBefore(moment)
                && !moment.isBefore(event.updatedAt());
    }

    private boolean isWholeDay(TaskView task) {
        return LocalTime.ofInstant(task.dueAt(), preference.zone()).equals(END_OF_DAY);
    }
}
