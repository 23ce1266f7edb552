package io.sparkone.api.brief;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;

import io.sparkone.api.calendar.EventView;
import io.sparkone.api.interpretation.Language;
import io.sparkone.api.interpretation.Replies;
import io.sparkone.api.interpretation.When;
import io.sparkone.api.task.TaskView;

/** Writes briefs in one language. */
record BriefText(ResourceBundle texts, Language language) {

    /** More would not be read on a telephone. */
    private static final int MOST = 15;

    static BriefText in(Locale locale) {
        Language language = Language.of(locale);
        // without fallback: the locale of the machine has no say
        return new BriefText(ResourceBundle.getBundle("io/sparkone/api/brief/brief", language.locale(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)), language);
    }

    String of(BriefView brief) {
        ZoneId zone = ZoneId.of(brief.timezone());
        ZonedDateTime now = brief.generatedAt().atZone(zone);
        List<String> lines = new ArrayList<>();
        lines.add(text("title", day(brief, now)));
        // "today" is wrong in the brief of another day, and what is still open before that day need not be overdue yet
        String other = brief.date().equals(now.toLocalDate()) ? "" : ".other";
        section(lines, "overdue" + other, brief.overdueTasks(), task -> line(task, now));
        section(lines, "today" + other, brief.todayTasks(), task -> line(task, now));
        section(lines, "events.today" + other, brief.todayEvents(), event -> line(event, now));
        section(lines, "events.tomorrow" + other, brief.tomorrowEvents(), event -> line(event, now));
        if (lines.size() == 1) {
            lines.add(text("nothing" + other));
        }
        section(lines, "failed", brief.failedNotifications(),
                f -> text("failed.item", f.channel(), f.recipient() == null ? "" : f.recipient(), time(f.at(), now)));
        suite(lines, brief, now);
        return String.join("\n", lines);
    }

    private void suite(List<String> lines, BriefView brief, ZonedDateTime now) {
        brief.sync().forEach(s -> lines.add(text("sync." + s.status(), s.link(), time(s.finishedAt(), now),
                s.conflicts())));
        if (brief.backup() != null) {
            lines.add(text("backup." + brief.backup().status(), time(brief.backup().finishedAt(), now)));
        }
    }

    private <T> void section(List<String> lines, String key, List<T> items, Function<T, String> line) {
        if (!items.isEmpty()) {
            lines.add("");
            lines.add(text(key, items.size()));
            items.stream().limit(MOST).map(line).forEach(text -> lines.add("• " + text));
            if (items.size() > MOST) {
                lines.add(text("more", items.size() - MOST));
            }
        }
    }

    private String line(TaskView task, ZonedDateTime now) {
        ZonedDateTime due = task.dueAt().atZone(now.getZone());
        When when = new When(due, due.toLocalTime().equals(When.END_OF_DAY));
        return task.id() + ". " + task.title() + ", " + Replies.in(language).when(when, now);
    }

    private String line(EventView event, ZonedDateTime now) {
        When when = new When(event.startAt().atZone(now.getZone()), event.allDay());
        String place = event.location() == null ? "" : " (" + event.location() + ")";
        return Replies.in(language).when(when, now) + " " + event.title() + place;
    }

    private String day(BriefView brief, ZonedDateTime now) {
        return Replies.in(language).when(new When(ZonedDateTime.of(brief.date(), LocalTime.NOON, now.getZone()), true),
                now);
    }

    private String time(Instant time, ZonedDateTime now) {
        return Replies.in(language).when(new When(time.atZone(now.getZone()), false), now);
    }

    private String text(String key, Object... values) {
        return new MessageFormat(texts.getString(key), language.locale()).format(values);
    }
}
