package io.sparkone.api.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import io.sparkone.api.calendar.EventView;
import io.sparkone.api.task.TaskView;

/**
 * What every page needs: its language, its user's time, and the token of its forms.
 *
 * @param user null where nobody is logged in
 * @param csrf null where the page has no form
 * @param writes whether the user may change tasks
 * @param manages whether the user may change users
 */
record Frame(WebTexts texts, ZoneId zone, Instant now, String user, String csrf, boolean writes,
        boolean manages) {

    /** Name of the form field with the synchroniser token. */
    static final String CSRF = "csrf";

    /** How "some time that day" is kept. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    public String t(String key) {
        return texts.get(key);
    }

    public String t(String key, Object value) {
        return texts.get(key, value);
    }

    public String show(String choice) {
        return texts.get("show." + choice);
    }

    public String priority(String name) {
        return texts.get("priority." + name);
    }

    /** A rule of the form in words; any other as it is written. */
    public String repeat(String rule) {
        String key = "repeat." + rule.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return texts.bundle().containsKey(key) ? texts.get(key) : rule;
    }

    public String status(String name) {
        return texts.get("status." + name);
    }

    public String role(String name) {
        return texts.get("role." + name);
    }

    public String roleMay(String name) {
        return texts.get("role.may." + name);
    }

    /** How long something lasts, of those that can be chosen. */
    public String life(String iso) {
        return texts.get("tokens.life." + iso.toLowerCase(Locale.ROOT));
    }

    public String tokenState(String name) {
        return texts.get("tokens.state." + name);
    }

    public String level(String name) {
        return texts.get("status.level." + name);
    }

    public String language() {
        return texts.locale().toLanguageTag();
    }

    public boolean signedIn() {
        return user != null;
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** A time as people say it, in the user's zone. */
    public String when(Instant time) {
        return format(time.atZone(zone), false);
    }

    TaskItem item(TaskView task) {
        boolean open = task.status().isOpen();
        return new TaskItem(task.id(), task.title(), task.description(),
                task.dueAt() == null ? null : due(task.dueAt().atZone(zone)),
                open && task.dueAt() != null && task.dueAt().isBefore(now), open, task.status().toString(),
                task.priority().toString(), task.recurrence() != null);
    }

    EventItem item(EventView event) {
        return new EventItem(event.title(), format(event.startAt().atZone(zone), event.allDay()), event.location());
    }

    private String due(ZonedDateTime time) {
        return format(time, time.toLocalTime().equals(END_OF_DAY));
    }

    private String format(ZonedDateTime time, boolean wholeDay) {
        String clock = wholeDay ? "" : " " + format(time, "format.time");
        long days = today().until(time.toLocalDate(), ChronoUnit.DAYS);
        if (days >= -1 && days <= 1) {
            return texts.get(days == 0 ? "day.today" : days == 1 ? "day.tomorrow" : "day.yesterday") + clock;
        }
        return format(time, time.getYear() == today().getYear() ? "format.day" : "format.date") + clock;
    }

    private String format(ZonedDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(texts.bundle().getString(pattern), texts.locale()).format(time);
    }

    /** @param due null for none */
    record TaskItem(long id, String title, String description, String due, boolean overdue, boolean open,
            String status, String priority, boolean recurring) {}

    /** @param location null where none was given */
    record EventItem(String title, String when, String location) {}
}
