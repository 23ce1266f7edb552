package io.sparkone.api.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.brief.Briefs;
import io.sparkone.api.calendar.Calendar;
import io.sparkone.api.calendar.EventView;
import io.sparkone.api.calendar.Occurrences;
import io.sparkone.api.notice.Notice;
import io.sparkone.api.notice.Notice.Kind;
import io.sparkone.api.notice.Notice.Urgency;
import io.sparkone.api.preference.Preference;
import io.sparkone.api.task.TaskView;
import io.sparkone.api.task.Tasks;

/** Finds what is to be recalled at an instant; whether it was said already is decided elsewhere. */
@ApplicationScoped
class Reminders {

    private static final int MOST = 500;
    private static final int MOST_OCCURRENCES = 10;
    private static final Duration OVERDUE_NEWS = Duration.ofHours(24);

    private final Tasks tasks;
    private final Calendar calendar;
    private final Briefs briefs;

    Reminders(Tasks tasks, Calendar calendar, Briefs briefs) {
        this.tasks = tasks;
        this.calendar = calendar;
        this.briefs = briefs;
    }

    /** @param zoneSince when the user's zone was last changed; null for never */
    List<Reminder> at(Instant now, Audience audience, Preference preference, Instant zoneSince) {
        ReminderTexts texts = ReminderTexts.in(preference.locale(), now.atZone(preference.zone()));
        Timing timing = new Timing(preference, zoneSince);
        List<Reminder> found = new ArrayList<>();
        timing.briefDay(now).ifPresent(day -> found.add(new Reminder(
                notice(audience.briefKey(day), Kind.BRIEF, audience.recipient(null, null), texts,
                        texts.get("subject.brief"), briefs.text(briefs.of(day, preference.zone()), preference.locale()),
                        null),
                null)));
        Instant horizon = now.plus(Duration.ofHours(preference.deadlineReminderHours()));
        tasks.openDueBetween(now, horizon.plusMillis(1), MOST).stream()
                .filter(task -> audience.includes(task.channel(), task.sender()) && timing.isDeadline(task, now))
                .forEach(task -> found.add(deadline(task, audience, texts)));
        tasks.openDueBetween(now.minus(OVERDUE_NEWS), now, MOST).stream()
                .filter(task -> audience.includes(task.channel(), task.sender()) && timing.isOverdue(task, now))
                .forEach(task -> found.add(overdue(task, audience, texts)));
        Instant soon = now.plus(Duration.ofMinutes(preference.eventReminderMinutes()));
        calendar.between(now, soon.plusMillis(1), new Occurrences(preference.zone(), MOST_OCCURRENCES)).stream()
                .filter(event -> audience.includes(event.channel(), event.sender()) && timing.isAhead(event, now))
                .forEach(event -> found.add(ahead(event, audience, texts)));
        return found;
    }

    private static Reminder deadline(TaskView task, Audience audience, ReminderTexts texts) {
        String key = "deadline/" + task.id() + "/" + task.dueAt().getEpochSecond();
        String text = texts.get("deadline", String.valueOf(task.id()), task.title(), texts.when(task.dueAt()));
        return new Reminder(notice(key, Kind.REMINDER, audience.recipient(task.channel(), task.sender()), texts,
                texts.get("subject.deadline", task.title()), text, task.dueAt()), task.dueAt());
    }

    private static Reminder overdue(TaskView task, Audience audience, ReminderTexts texts) {
        String key = "overdue/" + task.id() + "/" + task.dueAt().getEpochSecond();
        String text = texts.get("overdue", String.valueOf(task.id()), task.title(), texts.when(task.dueAt()));
        return new Reminder(notice(key, Kind.REMINDER, audience.recipient(task.channel(), task.sender()), texts,
                texts.get("subject.overdue", task.title()), text, null), null);
    }

    private static Reminder ahead(EventView event, Audience audience, ReminderTexts texts) {
        String key = "event/" + event.id() + "/" + event.startAt().getEpochSecond();
        String when = texts.when(event.startAt());
        String text = event.location() == null
                ? texts.get("event", event.title(), when)
                : texts.get("event.place", event.title(), when, event.location());
        return new Reminder(notice(key, Kind.REMINDER, audience.recipient(event.channel(), event.sender()), texts,
                texts.get("subject.event", event.title()), text, event.startAt()), event.startAt());
    }

    private static Notice notice(String key, Kind kind, String to, ReminderTexts texts, String subject, String text,
            Instant expires) {
        return new Notice(key, kind, Urgency.NORMAL, to, texts.language().tag(), subject, text, expires);
    }
}
