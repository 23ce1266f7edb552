package io.sparkone.api.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sparkone.api.calendar.EventStatus;
import io.sparkone.api.calendar.EventView;
import io.sparkone.api.preference.Preference;
import io.sparkone.api.task.TaskPriority;
import io.sparkone.api.task.TaskStatus;
import io.sparkone.api.task.TaskView;

class TimingTest {

    private final Timing timing = new Timing(preference("America/Sao_Paulo", true), null);

    @Test
    void briefIsSentFromItsTimeOnAndFourHoursLateAtMost() {
        assertThat(timing.briefDay(at("2026-11-20T07:59:59-03:00"))).isEmpty();
        assertThat(timing.briefDay(at("2026-11-20T08:00:00-03:00"))).contains(LocalDate.of(2026, 11, 20));
        assertThat(timing.briefDay(at("2026-11-20T11:59:59-03:00"))).contains(LocalDate.of(2026, 11, 20));
        assertThat(timing.briefDay(at("2026-11-20T12:00:00-03:00"))).isEmpty();
        assertThat(new Timing(preference("America/Sao_Paulo", false), null).briefDay(at("2026-11-20T08:00:00-03:00")))
                .isEmpty();
    }

    @Test
    void briefKeepsItsLocalTimeWhenClocksChange() {
        Timing lisbon = new Timing(preference("Europe/Lisbon", true), null);

        assertThat(lisbon.briefDay(Instant.parse("2026-10-24T07:00:00Z"))).isPresent();
        assertThat(lisbon.briefDay(Instant.parse("2026-10-25T07:00:00Z"))).isEmpty();
        assertThat(lisbon.briefDay(Instant.parse("2026-10-25T08:00:00Z"))).isPresent();
    }

    @Test
    void whoMovesEastPastTheTimeOfTheBriefGetsItThen() {
        Instant moved = at("2026-11-20T07:00:00-03:00");
        Timing tokyo = new Timing(preference("Asia/Tokyo", true), moved);

        assertThat(tokyo.briefDay(moved)).contains(LocalDate.of(2026, 11, 20));
        assertThat(tokyo.briefDay(moved.plus(Timing.CATCH_UP))).isEmpty();
        assertThat(tokyo.briefDay(at("2026-11-21T08:00:00+09:00"))).contains(LocalDate.of(2026, 11, 21));
        assertThat(tokyo.briefDay(at("2026-11-21T12:00:00+09:00"))).isEmpty();
    }

    @Test
    void deadlineIsRecalledADayAhead() {
        TaskView task = task("2026-11-20T17:00:00-03:00", "2026-11-01T10:00:00-03:00");

        assertThat(timing.isDeadline(task, at("2026-11-19T16:59:00-03:00"))).isFalse();
        assertThat(timing.isDeadline(task, at("2026-11-19T17:00:00-03:00"))).isTrue();
        assertThat(timing.isDeadline(task, at("2026-11-20T17:00:00-03:00"))).isFalse();
    }

    @Test
    void taskWrittenDownLaterIsRecalledAnHourAheadAndNotAtOnce() {
        TaskView task = task("2026-11-20T17:00:00-03:00", "2026-11-20T09:00:00-03:00");

        assertThat(timing.isDeadline(task, at("2026-11-20T09:01:00-03:00"))).isFalse();
        assertThat(timing.isDeadline(task, at("2026-11-20T16:00:00-03:00"))).isTrue();
        TaskView hurried = task("2026-11-20T17:00:00-03:00", "2026-11-20T16:30:00-03:00");
        assertThat(timing.isDeadline(hurried, at("2026-11-20T16:45:00-03:00"))).isFalse();
    }

    @Test
    void taskOfAWholeDayIsLeftToTheBrief() {
        TaskView task = task("2026-11-20T23:59:00-03:00", "2026-11-01T10:00:00-03:00");

        assertThat(timing.isDeadline(task, at("2026-11-20T12:00:00-03:00"))).isFalse();
        assertThat(timing.isOverdue(task, at("2026-11-21T00:10:00-03:00"))).isFalse();
        assertThat(new Timing(preference("America/Sao_Paulo", false), null).isOverdue(task,
                at("2026-11-21T00:10:00-03:00")))
                .isTrue();
    }

    @Test
    void taskIsOverdueOnceItsTimeHasPassed() {
        TaskView task = task("2026-11-20T17:00:00-03:00", "2026-11-01T10:00:00-03:00");

        assertThat(timing.isOverdue(task, at("2026-11-20T17:00:00-03:00"))).isFalse();
        assertThat(timing.isOverdue(task, at("2026-11-20T17:00:01-03:00"))).isTrue();
    }

    @Test
    void eventIsRecalledHalfAnHourAhead() {
        assertThat(timing.isAhead(event(false), at("2026-11-20T13:29:59-03:00"))).isFalse();
        assertThat(timing.isAhead(event(false), at("2026-11-20T13:30:00-03:00"))).isTrue();
        assertThat(timing.isAhead(event(false), at("2026-11-20T14:00:00-03:00"))).isFalse();
        assertThat(timing.isAhead(event(true), at("2026-11-20T13:30:00-03:00"))).isFalse();
    }

    private static Preference preference(String zone, boolean brief) {
        return new Preference(zone, "pt-BR", brief, LocalTime.of(8, 0), 24, 30, true, null, null, 1);
    }

    private static TaskView task(String due, String updated) {
        return new TaskView(1, "a", null, TaskStatus.PENDING, TaskPriority.MEDIUM, at(due), null, "web", null, 1,
                at(updated), at(updated), null);
    }

    private static EventView event(boolean allDay) {
        Instant written = at("2026-11-01T10:00:00-03:00");
        return new EventView(1, "a", at("2026-11-20T14:00:00-03:00"), null, allDay, null, EventStatus.CONFIRMED, null,
                null,
                List.of(), null, null, "web", null, 1, written, written);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
