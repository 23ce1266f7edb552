package io.sparkone.api.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import biweekly.ICalVersion;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.io.WriteContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ExceptionDates;
import biweekly.property.ExceptionRule;
import biweekly.property.ICalProperty;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceId;
import biweekly.property.RecurrenceRule;
import biweekly.property.TextProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;

import io.sparkone.api.http.Text;
import io.sparkone.api.http.Times;
import io.sparkone.api.recurrence.Recurrence;
import io.sparkone.api.recurrence.Start;

/** One VEVENT, on its way into this calendar. */
final class ICalendarEvent {

    private static final int MAX_UID = 500;
    private static final int MAX_EXCLUDED = 500;
    private static final String ELLIPSIS = "…";

    private final VEvent event;
    private final TimezoneInfo timezones;
    private final ZoneFinder zones;

    ICalendarEvent(VEvent event, TimezoneInfo timezones, ZoneFinder zones) {
        this.event = event;
        this.timezones = timezones;
        this.zones = zones;
    }

    String uid() {
        return text(event.getUid());
    }

    String title() {
        return cut(text(event.getSummary()), EventLimits.TITLE);
    }

    boolean isCancelledOccurrence() {
        return event.getRecurrenceId() != null && event.getStatus() != null && event.getStatus().isCancelled();
    }

    /** Takes the event as called off: nothing but its name need be there (RFC 5546, 3.2.5). */
    Cancellation cancellation() throws UnreadableEventException {
        requireUid();
        RecurrenceId occurrence = event.getRecurrenceId();
        String start = recurrenceId(
                occurrence != null && occurrence.getValue() != null && !occurrence.getValue().hasTime());
        return new Cancellation(uid(), start == null ? null : Instant.parse(start), title(), sequence());
    }

    private void requireUid() throws UnreadableEventException {
        require(uid() != null && uid().length() <= MAX_UID, "no-uid");
    }

    private Integer sequence() {
        return event.getSequence() == null ? null : event.getSequence().getValue();
    }

    ImportedEvent read() throws UnreadableEventException {
        requireUid();
        require(title() != null, "no-title");
        require(event.getDateStart() != null && event.getDateStart().getValue() != null, "no-start");
        boolean allDay = isAllDay();
        Start start = start(event.getDateStart(), event.getDateStart().getValue(), allDay);
        Instant end = end(start, allDay);
        require(end == null || !end.isBefore(start.at()), "end-before-start");
        ZoneId zone = zone();
        String rule = rule(zone);
        ZoneId meant = allDay || zone == null ? zones.user() : zone;
        return new ImportedEvent(uid(), recurrenceId(allDay), title(), start, end, allDay,
                cut(text(event.getLocation()), EventLimits.LOCATION), status(), rule,
                allDay || rule != null ? meant.getId() : null, sequence(),
                excluded(allDay, start.clock(meant).toLocalTime(), meant));
    }

    /** Outlook writes whole days as midnights. */
    private boolean isAllDay() {
        return !event.getDateStart().getValue().hasTime()
                || Optional.ofNullable(event.getExperimentalProperty("X-MICROSOFT-CDO-ALLDAYEVENT"))
                        .map(flag -> "TRUE".equalsIgnoreCase(flag.getValue())).orElse(false);
    }

    private Instant end(Start start, boolean allDay) throws UnreadableEventException {
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            boolean sameClock = !allDay && !event.getDateEnd().getValue().getRawComponents().isUtc() && Objects
                    .equals(event.getDateStart().getParameter("TZID"), event.getDateEnd().getParameter("TZID"));
            return start.meant() != null && sameClock
                    ? start.end(written(event.getDateEnd().getValue()), zones.user())
                    : time(event.getDateEnd(), allDay);
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            return allDay
                    ? day(start.at()).plusDays(event.getDuration().getValue().toMillis() / 86_400_000)
                            .atStartOfDay(zones.user()).toInstant()
                    : start.at().plusMillis(event.getDuration().getValue().toMillis());
        }
        return allDay ? day(start.at()).plusDays(1).atStartOfDay(zones.user()).toInstant() : null;
    }

    private LocalDate day(Instant midnight) {
        return LocalDate.ofInstant(midnight, zones.user());
    }

    private Instant time(DateOrDateTimeProperty property, boolean allDay) throws UnreadableEventException {
        return start(property, property.getValue(), allDay).at();
    }

    private Start start(ICalProperty property, ICalDate date, boolean allDay) throws UnreadableEventException {
        try {
            LocalDateTime written = written(date);
            Times.checkYear(written.getYear());
            if (allDay || !date.hasTime()) {
                return Start.of(written.toLocalDate().atStartOfDay(), zones.user());
            }
            TimezoneAssignment assigned = timezones.getTimezone(property);
            if (date.getRawComponents().isUtc() || assigned != null) {
                return assigned == null ? Start.of(date.toInstant()) : start(written, date, assigned);
            }
            return Start.of(written, undefined(property));
        } catch (DateTimeException e) {
            throw new UnreadableEventException("bad-time");
        }
    }

    /** The zone of a time for which the file defines none: one that has a name everywhere, or the user's. */
    private ZoneId undefined(ICalProperty property) throws UnreadableEventException {
        String name = property.getParameter("TZID");
        return name == null
                ? zones.user()
                : ZoneFinder.named(name).orElseThrow(() -> new UnreadableEventException("unknown-time-zone"));
    }

    /** By the zone that is meant: biweekly's own reckoning errs by an hour in the hours before a clock change. */
    private Start start(LocalDateTime written, ICalDate date, TimezoneAssignment assigned) {
        return zones.find(assigned.getTimeZone(), date.toInstant()).map(zone -> Start.of(written, zone))
                .orElseGet(() -> Start.of(date.toInstant()));
    }

    /** As it stands in the file, whatever the zone of this machine makes of it. */
    private static LocalDateTime written(ICalDate date) {
        DateTimeComponents raw = date.getRawComponents();
        return LocalDateTime.of(raw.getYear(), raw.getMonth(), raw.getDate(), raw.getHour(), raw.getMinute(),
                Math.min(raw.getSecond(), 59));
    }

    /** The zone of the start; null where it is the user's, or in UTC. */
    private ZoneId zone() throws UnreadableEventException {
        TimezoneAssignment assigned = timezones.getTimezone(event.getDateStart());
        boolean recurs = !event.getProperties(RecurrenceRule.class).isEmpty();
        if (!recurs || !event.getDateStart().getValue().hasTime()) {
            return null;
        }
        if (assigned == null) {
            return event.getDateStart().getValue().getRawComponents().isUtc()
                    ? ZoneId.of("Z")
                    : undefined(event.getDateStart());
        }
        return zones.find(assigned.getTimeZone(), event.getDateStart().getValue().toInstant())
                .orElseThrow(() -> new UnreadableEventException("unknown-time-zone"));
    }

    private String rule(ZoneId zone) throws UnreadableEventException {
        List<RecurrenceRule> rules = event.getProperties(RecurrenceRule.class);
        require(rules.size() <= 1 && event.getProperties(RecurrenceDates.class).isEmpty()
                && event.getProperties(ExceptionRule.class).isEmpty(), "unsupported-recurrence");
        if (rules.isEmpty() || rules.get(0).getValue() == null) {
            return null;
        }
        String text = new RecurrenceRuleScribe().writeText(rules.get(0),
                new WriteContext(ICalVersion.V2_0, timezones, null));
        ICalDate until = rules.get(0).getValue().getUntil();
        if (until != null && until.hasTime() && !until.getRawComponents().isUtc()) {
            // a time by the clock on the wall, which the library takes for one in UTC
            text = text.replaceFirst("UNTIL=[0-9TZ]+", "UNTIL=" + until.getRawComponents().toString(true, false));
        }
        return Recurrence.normalized(text, zone == null ? zones.user() : zone)
                .filter(rule -> rule.length() <= EventLimits.RECURRENCE)
                .orElseThrow(() -> new UnreadableEventException("unsupported-recurrence"));
    }

    /** @param start the time of day that is meant where only days are given, in a zone */
    private List<Instant> excluded(boolean allDay, LocalTime start, ZoneId zone) throws UnreadableEventException {
        List<Instant> times = new ArrayList<>();
        for (ExceptionDates dates : event.getExceptionDates()) {
            for (ICalDate date : dates.getValues()) {
                times.add(allDay || date.hasTime()
                        ? start(dates, date, allDay).at()
                        : Start.of(written(date).toLocalDate().atTime(start), zone).at());
            }
        }
        require(times.size() <= MAX_EXCLUDED, "unsupported-recurrence");
        return times.stream().distinct().sorted().toList();
    }

    private String recurrenceId(boolean allDay) throws UnreadableEventException {
        if (event.getRecurrenceId() == null || event.getRecurrenceId().getValue() == null) {
            return null;
        }
        require(event.getRecurrenceId().getParameter("RANGE") == null, "unsupported-recurrence");
        return time(event.getRecurrenceId(), allDay).toString();
    }

    private EventStatus status() {
        if (event.getStatus() != null && event.getStatus().isCancelled()) {
            return EventStatus.CANCELLED;
        }
        return event.getStatus() != null && event.getStatus().isTentative()
                ? EventStatus.TENTATIVE
                : EventStatus.CONFIRMED;
    }

    /** Without surrounding space and without what the database cannot store; null where nothing is left. */
    private static String text(TextProperty property) {
        String value = property == null || property.getValue() == null ? "" : property.getValue().replace("\0", "");
        return value.isBlank() || !Text.isStorable(value) ? null : value.strip();
    }

    private static String cut(String text, int most) {
        return text == null || Text.length(text) <= most ? text : Text.start(text, most - 1) + ELLIPSIS;
    }

    private static void require(boolean condition, String otherwise) throws UnreadableEventException {
        if (!condition) {
            throw new UnreadableEventException(otherwise);
        }
    }
}
