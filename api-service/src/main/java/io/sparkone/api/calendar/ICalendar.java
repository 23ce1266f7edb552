package io.sparkone.api.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes events as iCalendar (RFC 5545). Recurring events come as single occurrences in UTC: a zone's rules, which clients read
 * differently or not at all, are then not needed, and the local time is right on both sides of a clock change.
 */
record ICalendar(ZoneId zone) {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final String REFRESH = "PT15M";
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    /** Octets of a line, without its end. */
    private static final int MAX_LINE = 75;

    String of(List<EventView> events) {
        StringBuilder text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//SparkOne//SparkOne API//EN");
        line(text, "CALSCALE:GREGORIAN");
        line(text, "METHOD:PUBLISH");
        line(text, "NAME:SparkOne");
        line(text, "X-WR-CALNAME:SparkOne");
        line(text, "X-WR-TIMEZONE:" + zone.getId());
        line(text, "REFRESH-INTERVAL;VALUE=DURATION:" + REFRESH);
        // how Outlook reads it
        line(text, "X-PUBLISHED-TTL:" + REFRESH);
        events.forEach(event -> event(text, event));
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    private void event(StringBuilder text, EventView event) {
        line(text, "BEGIN:VEVENT");
        String occurrence = event.recurrence() == null ? "" : "-" + UTC.format(event.startAt());
        line(text, "UID:" + (event.uid() == null
                ? "event-" + event.id() + occurrence + "@sparkone"
                : escaped(event.uid() + occurrence)));
        line(text, "DTSTAMP:" + UTC.format(event.updatedAt()));
        line(text, "LAST-MODIFIED:" + UTC.format(event.updatedAt()));
        line(text, "SEQUENCE:" + (event.version() - 1));
        times(text, event);
        line(text, "SUMMARY:" + escaped(event.title()));
        if (event.location() != null) {
            line(text, "LOCATION:" + escaped(event.location()));
        }
        line(text, "STATUS:" + event.status().toString().toUpperCase(Locale.ROOT));
        line(text, "END:VEVENT");
    }

    private void times(StringBuilder text, EventView event) {
        if (event.allDay()) {
            LocalDate first = LocalDate.ofInstant(event.startAt(), zone);
            LocalDate last = event.endAt() == null ? first.plusDays(1) : day(event.endAt());
            line(text, "DTSTART;VALUE=DATE:" + DATE.format(first));
            line(text, "DTEND;VALUE=DATE:" + DATE.format(last.isAfter(first) ? last : first.plusDays(1)));
            return;
        }
        line(text, "DTSTART:" + UTC.format(event.startAt()));
        if (event.endAt() != null) {
            line(text, "DTEND:" + UTC.format(event.endAt()));
        }
    }

    private LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    /** Control characters, which a title may have, are no text in iCalendar: some programs refuse the whole file. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t\r\n]]", "").replace("\\", "\\\\").replace(";", "\\;")
                .replace(",", "\\,").replaceAll("\r\n|\r|\n", "\\\\n");
    }

    /** Folds at 75 octets, never within a character. */
    private static void line(StringBuilder text, String content) {
        int octets = 0;
        for (int i = 0; i < content.length();) {
            int point = content.codePointAt(i);
            String character = Character.toString(point);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MAX_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
            i += Character.charCount(point);
        }
        text.append("\r\n");
    }
}
