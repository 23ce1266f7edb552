package io.sparkone.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sparkone.api.task.EditTask;
import io.sparkone.api.task.TaskPriority;
import io.sparkone.api.task.TaskStatus;
import io.sparkone.api.task.TaskView;

class TaskDraftTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Frame frame = new Frame(WebTexts.of(List.of(), "en"), ZONE, NOW, "owner", "token", true,
            true);

    @ParameterizedTest
    @CsvSource({"'', '', medium, task.error.title", "a, 2026-02-30T10:00, medium, task.error.due",
            "a, tomorrow, medium, task.error.due", "a, 99999-01-01T00:00, medium, task.error.due",
            "a, 0001-01-01T00:00, medium, task.error.due", "a, '', most, task.error.choice",
            "a\uD800, '', low, task.error.characters"})
    void whatIsWrongIsSaid(String title, String due, String priority, String error) {
        assertThat(draft(title, due, priority).trouble(ZONE)).contains(error);
    }

    @Test
    void titleThatIsTooLongIsRefused() {
        assertThat(draft("a".repeat(255), "", "low").trouble(ZONE)).isEmpty();
        assertThat(draft("😀".repeat(255), "", "low").trouble(ZONE)).isEmpty();
        assertThat(draft("😀".repeat(256), "", "low").trouble(ZONE)).contains("task.error.long");
        assertThat(draft("a".repeat(256), "", "low").trouble(ZONE)).contains("task.error.long");
    }

    @Test
    void dueTimeIsMeantInTheUsersZone() {
        TaskDraft draft = draft("pay", "2026-11-21T17:00", "high");

        assertThat(draft.trouble(ZONE)).isEmpty();
        assertThat(draft.create(ZONE, "owner").dueAt()).isEqualTo("2026-11-21T20:00:00Z");
    }

    @Test
    void dueTimeThatWasNotTouchedKeepsItsSeconds() {
        TaskView task = task(Instant.parse("2026-11-21T20:00:42Z"));
        TaskDraft shown = TaskDraft.of(task, ZONE);

        assertThat(shown.edit(task, ZONE)).extracting(EditTask::dueAt).isNull();
    }

    @Test
    void emptiedDueTimeIsCleared() {
        TaskView task = task(Instant.parse("2026-11-21T20:00:00Z"));
        TaskDraft draft = new TaskDraft(7L, "pay", "", "", "", "low", "pending", "1", null);

        assertThat(draft.edit(task, ZONE).dueAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T20:00:00Z, 1, 2026-11-22T20:00:00Z", "2026-11-10T20:00:00Z, 1, 2026-11-21T20:00:00Z",
            "2026-11-10T20:00:00Z, 7, 2026-11-27T20:00:00Z", ", 1, 2026-11-22T02:59:00Z"})
    void postponedTaskIsDueAfterTodayAtTheSameHour(Instant due, int days, Instant later) {
        assertThat(TaskAction.later(due, frame, days)).isEqualTo(later);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T20:00:00Z, today 17:00", "2026-11-22T02:59:00Z, tomorrow",
            "2026-11-19T20:00:00Z, yesterday 17:00",
            "2026-11-25T20:00:00Z, Wed 25 Nov 17:00", "2027-01-05T20:00:00Z, 5 Jan 2027 17:00"})
    void timesAreSaidAsPeopleSayThem(Instant due, String text) {
        assertThat(frame.item(task(due)).due()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "2026-11-21T17:00, FREQ=DAILY", "2026-11-21T17:00, FREQ=MONTHLY;BYMONTHDAY=-1"})
    void taskRepeatsByARuleFromItsDueTimeOn(String due, String repeat) {
        TaskDraft draft = new TaskDraft(null, "pay", "", due, repeat, "low", "", "", null);

        assertThat(draft.trouble(ZONE)).isEmpty();
        assertThat(draft.create(ZONE, "owner").recurrence()).isEqualTo(repeat.isEmpty() ? null : repeat);
        assertThat(draft.repeats()).contains(repeat).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"'', FREQ=DAILY", "2026-11-21T17:00, every day", "2026-11-21T17:00, FREQ=SECONDLY"})
    void ruleThatCannotBeFollowedIsRefused(String due, String repeat) {
        assertThat(new TaskDraft(null, "pay", "", due, repeat, "low", "", "", null).trouble(ZONE))
                .contains("task.error.repeat");
    }

    @Test
    void ruleIsChangedClearedOrLeftAsItIs() {
        TaskView task = new TaskView(7, "pay", null, TaskStatus.PENDING, TaskPriority.LOW,
                Instant.parse("2026-11-21T20:00:00Z"), "FREQ=DAILY", "web", null, 1, NOW, NOW, null);
        TaskDraft shown = TaskDraft.of(task, ZONE);

        assertThat(shown.edit(task, ZONE).recurrence()).isNull();
        assertThat(repeating("").edit(task, ZONE).recurrence()).isEmpty();
        assertThat(repeating("FREQ=WEEKLY").edit(task, ZONE).recurrence()).contains("FREQ=WEEKLY");
    }

    private static TaskDraft repeating(String rule) {
        return new TaskDraft(7L, "pay", "", "2026-11-21T17:00", rule, "low", "pending", "1", null);
    }

    private static TaskDraft draft(String title, String due, String priority) {
        return new TaskDraft(null, title, "", due, "", priority, "", "", null);
    }

    private static TaskView task(Instant due) {
        return new TaskView(7, "pay", null, TaskStatus.PENDING, TaskPriority.LOW, due, null, "web", null, 1, NOW, NOW,
                null);
    }
}
