package io.sparkone.api.interpretation;

import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the assistant answers, in one language, from the message bundles. The services supply ids; titles are inserted
 * as they are, never read as patterns.
 */
public final class Replies {

    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Pattern UNTIL = Pattern.compile("UNTIL=(\\d{8}T\\d{6})Z");
    private static final DateTimeFormatter RULE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    /** More would not be read on a telephone. */
    private static final int MOST_ITEMS = 20;

    private final Language language;
    private final ResourceBundle texts;

    private Replies(Language language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(Replies.class.getPackageName() + ".replies", language.locale(),
                Replies.class.getClassLoader(), NO_FALLBACK);
    }

    public static Replies in(Language language) {
        return new Replies(language);
    }

    /** A task or event in a list; {@code when} may be null. */
    public record Item(long id, String title, When when) {}

    /** "Tarefa 12: pagar fornecedor, seg 23/11 17:00". */
    public String created(long id, Interpretation.CreateTask task, ZonedDateTime now) {
        return text("task.created", String.valueOf(id), details(task.title(), task, now));
    }

    /** "Evento 7: reunião com Ana, qui 19/11 14:00–15:30, local: escritório". */
    public String created(long id, Interpretation.CreateEvent event, ZonedDateTime now) {
        return text("event.created", String.valueOf(id), details(event.title(), event, now));
    }

    private String details(String title, Interpretation.CreateTask task, ZonedDateTime now) {
        List<String> parts = new ArrayList<>(List.of(title));
        if (task.due() != null) {
            parts.add(when(task.due(), now));
        }
        details(parts, task.recurrence(), task.place(), task.priority(), now);
        return String.join(", ", parts);
    }

    private String details(String title, Interpretation.CreateEvent event, ZonedDateTime now) {
        List<String> parts = new ArrayList<>(List.of(title, period(event, now)));
        details(parts, event.recurrence(), event.place(), event.priority(), now);
        return String.join(", ", parts);
    }

    /**
     * "Crio a tarefa «ligar pro seu Zé», sex 20/11? Responda: sim."
     *
     * @param pointedAt
     *            what a target means; empty where nothing is there, several items where its words do not tell which
     */
    public String confirm(Interpretation wish, Function<Target, List<Item>> pointedAt, ZonedDateTime now) {
        if (wish instanceof Interpretation.Several several) {
            return text("confirm.several", several.wishes().stream().map(one -> "\n• " + shown(one, pointedAt, now))
                    .collect(Collectors.joining()));
        }
        return text("confirm", shown(wish, pointedAt, now));
    }

    private String shown(Interpretation wish, Function<Target, List<Item>> pointedAt, ZonedDateTime now) {
        if (wish instanceof Interpretation.CreateTask task) {
            return text("confirm.task", details(quoted(task.title()), task, now));
        } else if (wish instanceof Interpretation.CreateEvent event) {
            return text("confirm.event", details(quoted(event.title()), event, now));
        } else if (wish instanceof Interpretation.Complete complete) {
            return text("confirm.complete", named(complete.target(), pointedAt, now));
        } else if (wish instanceof Interpretation.Postpone postpone) {
            return text("confirm.postpone", named(postpone.target(), pointedAt, now), moved(postpone, now));
        }
        return text("confirm.cancel", named(((Interpretation.Cancel) wish).target(), pointedAt, now));
    }

    /** "#12 «pagar a luz», sex 20/11", so that it is seen what the yes would change. */
    private String named(Target target, Function<Target, List<Item>> pointedAt, ZonedDateTime now) {
        List<Item> items = pointedAt.apply(target);
        return items.size() != Math.max(1, target.numbers().size())
                ? named(target)
                : items.stream().map(item -> "#" + item.id() + " " + quoted(item.title())
                        + (item.when() == null ? "" : ", " + when(item.when(), now)))
                        .collect(Collectors.joining("; "));
    }

    /** "Para sex 20/11 10:00", "para as 10:00"; empty for a distance, which is as the writer said it. */
    private String moved(Interpretation.Postpone wish, ZonedDateTime now) {
        if (wish.exact() != null || wish.date() != null) {
            boolean wholeDay = wish.exact() == null && wish.time() == null;
            return " " + text("confirm.to", when(new When(wish.applyTo(null, now), wholeDay), now));
        }
        return wish.time() == null ? "" : " " + text("confirm.to", TIME.format(wish.time()));
    }

    private static String quoted(String title) {
        return "«" + title + "»";
    }

    private static String named(Target target) {
        return target.words() != null
                ? quoted(target.words())
                : target.numbers().stream().map(number -> "#" + number).collect(Collectors.joining(", "));
    }

    private String period(Interpretation.CreateEvent event, ZonedDateTime now) {
        String start = when(event.start(), now);
        if (event.start().wholeDay()) {
            ZonedDateTime last = event.end().minusDays(1);
            return last.toLocalDate().equals(event.start().at().toLocalDate())
                    ? start + " (" + text("detail.whole_day") + ")"
                    : start + " " + text("detail.until", when(new When(last, true), now));
        }
        if (event.end() == null) {
            return start;
        }
        boolean sameDay = event.end().toLocalDate().equals(event.start().at().toLocalDate());
        return start + "–" + (sameDay ? TIME.format(event.end()) : when(new When(event.end(), false), now));
    }

    private void details(List<String> parts, String recurrence, String place, Priority priority, ZonedDateTime now) {
        if (recurrence != null) {
            parts.add(recurrence(recurrence, now));
        }
        if (place != null) {
            parts.add(text("detail.place", place));
        }
        if (priority != null) {
            parts.add(text("detail.priority", text("priority." + priority.value())));
        }
    }

    /** "a cada 2 semanas (seg, qua)", "toda 1ª seg do mês", "todo dia até ter 15/12". */
    private String recurrence(String rule, ZonedDateTime now) {
        Repeat repeat = Repeat.ofRule(rule);
        String often = often(repeat);
        Matcher until = UNTIL.matcher(rule);
        return until.find()
                ? text("repeat.until", often,
                        when(limit(LocalDateTime.parse(until.group(1), RULE_TIME).atZone(ZoneOffset.UTC)
                                .withZoneSameInstant(now.getZone())), now))
                : often;
    }

    /** The end of a series: a day, or an hour of it. */
    private static When limit(ZonedDateTime end) {
        return new When(end, end.getSecond() > 0);
    }

    private String often(Repeat repeat) {
        if (repeat.position() != null) {
            return text("repeat.workday_of_month", repeat.position());
        }
        if (repeat.byMonthDay().size() == 1 && repeat.interval() == 1) {
            return text("repeat.month_day", repeat.byMonthDay().get(0));
        }
        if (repeat.byMonthDay().size() > 1 && repeat.interval() == 1) {
            return text("repeat.month_days",
                    repeat.byMonthDay().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (repeat.isEveryWorkday()) {
            return text("repeat.workdays");
        }
        String often = text("repeat." + repeat.frequency(), repeat.interval());
        String days = repeat.byDay().stream().map(this::day).collect(Collectors.joining(", "));
        return days.isEmpty() ? often : repeat.isNth() ? days : text("repeat.on", often, days);
    }

    /** "seg", or "toda 1ª seg do mês". */
    private String day(String code) {
        int weekday = Repeat.day(code).getValue();
        // Saturday and Sunday are masculine in Portuguese
        String key = weekday < DayOfWeek.SATURDAY.getValue() ? "repeat.nth" : "repeat.nth.weekend";
        return code.length() == 2
                ? weekday(weekday)
                : text(key, weekday(weekday), Integer.valueOf(code.substring(0, code.length() - 2)));
    }

    /** "seg 23/11 17:00", "Mon 23 Nov 17:00"; the year only when it is not this one, the time only when stated. */
    public String when(When when, ZonedDateTime now) {
        boolean thisYear = when.at().getYear() == now.getYear();
        DateTimeFormatter date = DateTimeFormatter
                .ofPattern(texts.getString(thisYear ? "date.pattern" : "date.pattern.year"), language.locale());
        String day = weekday(when.at().getDayOfWeek().getValue()) + " " + date.format(when.at());
        return when.wholeDay() ? day : day + " " + TIME.format(when.at());
    }

    private String weekday(int isoDay) {
        return texts.getString("weekdays").split(",")[isoDay - 1];
    }

    public String completed(Target.Kind kind, long id, String title) {
        return text(name(kind) + ".completed", String.valueOf(id), title);
    }

    public String cancelled(Target.Kind kind, long id, String title) {
        return text(name(kind) + ".cancelled", String.valueOf(id), title);
    }

    /** One time of something that repeats. */
    public String cancelledOnce(long id, String title, When at, ZonedDateTime now) {
        return text("occurrence.cancelled", String.valueOf(id), title, when(at, now));
    }

    /** What was asked about is dropped. */
    public String forgotten() {
        return text("forgotten");
    }

    public String postponed(Target.Kind kind, long id, String title, When to, ZonedDateTime now) {
        return text(name(kind) + ".postponed", String.valueOf(id), title, when(to, now));
    }

    /** One time of an event that repeats, which is now an event of its own. */
    public String movedOnce(long id, String title, When from, When to, ZonedDateTime now) {
        return text("occurrence.moved", String.valueOf(id), title, when(from, now), when(to, now));
    }

    /** The task in which the repetition of one that was moved goes on. */
    public String goesOn(Item next, ZonedDateTime now) {
        return text("task.goes_on", String.valueOf(next.id()), when(next.when(), now));
    }

    /** A change was taken back; {@code when} of the item may be null. */
    public String asBefore(Target.Kind kind, Item item, ZonedDateTime now) {
        String when = item.when() == null ? "" : ", " + when(item.when(), now);
        return text(name(kind) + ".as_before", String.valueOf(item.id()), item.title() + when);
    }

    /** It was not taken back. */
    public String changedSince(Target.Kind kind, long id) {
        return text(name(kind) + ".changed_since", String.valueOf(id));
    }

    public String nothingToUndo() {
        return text("nothing_to_undo");
    }

    private static String name(Target.Kind kind) {
        return kind == Target.Kind.EVENT ? "event" : "task";
    }

    /** No item has the number, or the words of the title. */
    public String notFound(Target target) {
        return text("not_found", named(target));
    }

    /** Several items have the words of the title. */
    public String several(List<Item> items, ZonedDateTime now) {
        return text("several") + lines(items, now);
    }

    public String tasks(List<Item> items, ZonedDateTime now) {
        return items.isEmpty() ? text("list.tasks.none") : text("list.tasks", items.size()) + lines(items, now);
    }

    public String events(List<Item> items, ZonedDateTime now) {
        return items.isEmpty() ? text("list.events.none") : text("list.events", items.size()) + lines(items, now);
    }

    private String lines(List<Item> items, ZonedDateTime now) {
        StringBuilder lines = new StringBuilder();
        for (Item item : items.subList(0, Math.min(items.size(), MOST_ITEMS))) {
            String line = item.when() == null ? item.title() : item.title() + ", " + when(item.when(), now);
            lines.append('\n').append(text("list.item", String.valueOf(item.id()), line));
        }
        if (items.size() > MOST_ITEMS) {
            lines.append('\n').append(text("list.more", items.size() - MOST_ITEMS));
        }
        return lines.toString();
    }

    public String question(Interpretation.Question question) {
        return text("question." + question.doubt().key(), question.about());
    }

    /**
     * @param agreeing
     *            whether the writer said yes, where nothing was asked
     */
    public String courtesy(boolean agreeing) {
        return text(agreeing ? "courtesy.agreeing" : "courtesy");
    }

    public String notUnderstood() {
        return text("not_understood");
    }

    public String help() {
        return text("help");
    }

    private String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), language.locale()).format(arguments);
    }
}
