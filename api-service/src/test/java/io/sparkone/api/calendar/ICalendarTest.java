package io.sparkone.api.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;

class ICalendarTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    @Test
    void eventIsWrittenInUtcWithEscapedText() {
        String text = write(event("Ana; João, \\o/\nline two", "2026-11-20T17:00:00Z", "2026-11-20T18:00:00Z", false));

        assertThat(text).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("END:VCALENDAR\r\n")
                .contains("UID:event-7@sparkone\r\n", "DTSTART:20261120T170000Z\r\n", "DTEND:20261120T180000Z\r\n",
                        "SUMMARY:Ana\\; João\\, \\\\o/\\nline two\r\n", "SEQUENCE:2\r\n", "STATUS:CONFIRMED\r\n");
    }

    @Test
    void wholeDayIsADateOfTheUsersZone() {
        assertThat(write(event("a", "2026-11-20T03:00:00Z", "2026-11-22T03:00:00Z", true)))
                .contains("DTSTART;VALUE=DATE:20261120\r\n", "DTEND;VALUE=DATE:20261122\r\n");
        assertThat(write(event("a", "2026-11-20T03:00:00Z", null, true))).contains("DTEND;VALUE=DATE:20261121\r\n");
    }

    @Test
    void longLinesAreFoldedWithinTheLimitAndComeBackWhole() {
        String title = "ação ✅ ".repeat(30).strip();
        String text = write(event(title, "2026-11-20T17:00:00Z", null, false));

        assertThat(text.split("\r\n")).allSatisfy(
                line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + title + "\r\n");
    }

    @Test
    void controlCharactersAreLeftOut() {
        assertThat(write(event("a\u0001\u001b[31mb\tc\u007f", "2026-11-20T17:00:00Z", null, false)))
                .contains("SUMMARY:a[31mb\tc\r\n");
    }

    @Test
    void wholeDaysStayWholeWhereTheClockChanges() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant written = Instant.parse("2026-11-01T10:00:00Z");
        // two days each week; those of 24 October 2026 have 49 hours
        EventView weekend = new EventView(7, "a", Instant.parse("2026-10-16T22:00:00Z"),
                Instant.parse("2026-10-18T22:00:00Z"), true, null, EventStatus.CONFIRMED, "FREQ=WEEKLY;COUNT=3", null,
                List.of(), null, null, "web", null, 1, written, written);

        String text = new ICalendar(berlin).of(new Occurrences(berlin, 10).of(weekend,
                Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z")));

        assertThat(text).contains("DTSTART;VALUE=DATE:20261024\r\nDTEND;VALUE=DATE:20261026\r\n",
                "DTSTART;VALUE=DATE:20261031\r\nDTEND;VALUE=DATE:20261102\r\n");
    }

    private static String write(EventView event) {
        return new ICalendar(ZONE).of(List.of(event));
    }

    private static EventView event(String title, String start, String end, boolean allDay) {
        Instant written = Instant.parse("2026-11-01T10:00:00Z");
        return new EventView(7, title, Instant.parse(start), end == null ? null : Instant.parse(end), allDay, null,
                EventStatus.CONFIRMED, null, null, List.of(), null, null, "web", null, 3, written, written);
    }
}
