package io.sparkone.api.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.sparkone.api.http.Text;
import io.sparkone.api.http.Times;
import io.sparkone.api.recurrence.Recurrence;
import io.sparkone.api.task.CreateTask;
import io.sparkone.api.task.EditTask;
import io.sparkone.api.task.TaskPriority;
import io.sparkone.api.task.TaskStatus;
import io.sparkone.api.task.TaskView;

/**
 * A task as the form shows it: all fields are text, empty for none.
 *
 * @param id null for a new one
 * @param due local date and time of the user's zone, {@code yyyy-MM-ddTHH:mm}
 * @param repeat RRULE value
 * @param version on which the change is based
 * @param error null, or the key of the text that says what is wrong
 */
record TaskDraft(Long id, String title, String description, String due, String repeat, String priority, String status,
        String version, String error) {

    private static final int TITLE = 255;
    private static final int DESCRIPTION = 10_000;
    private static final int REPEAT = 200;
    private static final List<String> REPEATS = List.of("", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            "FREQ=WEEKLY",
            "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY", "FREQ=YEARLY");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    static TaskDraft blank() {
        return new TaskDraft(null, "", "", "", "", TaskPriority.MEDIUM.toString(), "", "", null);
    }

    static TaskDraft of(TaskView task, ZoneId zone) {
        return new TaskDraft(task.id(), task.title(), task.description() == null ? "" : task.description(),
                local(task.dueAt(), zone), task.recurrence() == null ? "" : task.recurrence(),
                task.priority().toString(), task.status().toString(),
                Integer.toString(task.version()), null);
    }

    public String number() {
        return Long.toString(id);
    }

    public String address() {
        return "/web/tasks/" + (id == null ? "new" : id);
    }

    public List<String> priorities() {
        return Arrays.stream(TaskPriority.values()).map(TaskPriority::toString).toList();
    }

    public List<String> statuses() {
        return Arrays.stream(TaskStatus.values()).map(TaskStatus::toString).toList();
    }

    TaskDraft withError(String key) {
        return new TaskDraft(id, title, description, due, repeat, priority, status, version, key);
    }

    /** The key of the text that says what is wrong, if anything is. */
    Optional<String> trouble(ZoneId zone) {
        if (title.isEmpty()) {
            return Optional.of("task.error.title");
        } else if (Text.length(title) > TITLE || Text.length(description) > DESCRIPTION) {
            return Optional.of("task.error.long");
        } else if (!Text.isStorable(title) || !Text.isStorable(description)) {
            return Optional.of("task.error.characters");
        } else if (!priorities().contains(priority) || id != null && !statuses().contains(status)) {
            return Optional.of("task.error.choice");
        }
        if (!isDueReadable(zone)) {
            return Optional.of("task.error.due");
        }
        return repeat.isEmpty() || isRepeatReadable(zone) ? Optional.empty() : Optional.of("task.error.repeat");
    }

    CreateTask create(ZoneId zone, String sender) {
        return new CreateTask(title, description.isEmpty() ? null : description, null, TaskPriority.of(priority),
                instant(zone), rule(zone).orElse(null), "web", sender);
    }

    /** @param before the task as it is; a due time that looks the same stays to the second */
    EditTask edit(TaskView before, ZoneId zone) {
        boolean sameDue = due.equals(local(before.dueAt(), zone));
        return new EditTask(title, Optional.of(description).filter(d -> !d.isEmpty()), TaskStatus.of(status),
                TaskPriority.of(priority), sameDue ? null : Optional.ofNullable(instant(zone)),
                repeat.equals(before.recurrence()) ? null : rule(zone));
    }

    /** The rules to choose from, and the task's own where it is another. */
    public List<String> repeats() {
        return Stream.concat(REPEATS.stream(), Stream.of(repeat)).distinct().toList();
    }

    private Optional<String> rule(ZoneId zone) {
        return repeat.isEmpty() ? Optional.empty() : Recurrence.normalized(repeat, zone);
    }

    /** A rule begins at the due time, so that without one there is none. */
    private boolean isRepeatReadable(ZoneId zone) {
        return !due.isEmpty() && repeat.length() <= REPEAT && rule(zone).isPresent();
    }

    private boolean isDueReadable(ZoneId zone) {
        try {
            instant(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private Instant instant(ZoneId zone) {
        return due.isEmpty() ? null : Times.parse(LocalDateTime.parse(due).atZone(zone).toOffsetDateTime().toString());
    }

    private static String local(Instant time, ZoneId zone) {
        return time == null ? "" : LOCAL.format(time.atZone(zone));
    }
}
