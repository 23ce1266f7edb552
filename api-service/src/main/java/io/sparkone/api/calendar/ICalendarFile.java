package io.sparkone.api.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;

import io.sparkone.api.http.Problems;

/**
 * The events of an iCalendar file (RFC 5545), as Google, Outlook and Apple write them.
 *
 * @param events those that this calendar can hold
 * @param cancellations what they call off
 * @param unreadable the others, with the reason
 */
record ICalendarFile(List<ImportedEvent> events, List<Cancellation> cancellations,
        List<ImportReport.Item> unreadable) {

    private static final Pattern BEGIN = Pattern.compile("(?im)^BEGIN:VCALENDAR\\s*$");
    private static final Pattern END = Pattern.compile("(?im)^END:VCALENDAR\\s*$");
    private static final Pattern EVENT = Pattern.compile("(?im)^BEGIN:VEVENT\\s*$");

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is no calendar, 413 if it has too many events */
    static ICalendarFile read(String text, ZoneFinder zones, int maxEvents) {
        long calendars = BEGIN.matcher(text).results().count();
        if (calendars == 0 || calendars != END.matcher(text).results().count()) {
            throw Problems.badRequest("The body is not an iCalendar file, or was cut short");
        }
        if (EVENT.matcher(text).results().count() > maxEvents) {
            throw Problems.tooLarge("A file may have " + maxEvents + " events");
        }
        List<ImportedEvent> events = new ArrayList<>();
        List<Cancellation> cancellations = new ArrayList<>();
        List<ImportReport.Item> unreadable = new ArrayList<>();
        for (ICalendar calendar : Biweekly.parse(text).all()) {
            boolean cancels = calendar.getMethod() != null
                    && "CANCEL".equalsIgnoreCase(calendar.getMethod().getValue());
            for (VEvent event : calendar.getEvents()) {
                ICalendarEvent source = new ICalendarEvent(event, calendar.getTimezoneInfo(), zones);
                try {
                    if (cancels || source.isCancelledOccurrence()) {
                        cancellations.add(source.cancellation());
                    } else {
                        events.add(source.read());
                    }
                } catch (UnreadableEventException e) {
                    unreadable.add(ImportReport.Item.skipped(source.uid(), source.title(), e.getMessage()));
                }
            }
        }
        return new ICalendarFile(events, cancellations, unreadable);
    }
}
