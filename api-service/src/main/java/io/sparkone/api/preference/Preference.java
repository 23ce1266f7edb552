package io.sparkone.api.preference;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

/**
 * How a user wants to be served.
 *
 * @param timezone IANA name of the user's zone
 * @param language {@code pt-BR} or {@code en}
 * @param briefEnabled whether the daily brief is sent
 * @param briefTime when, in the user's zone
 * @param deadlineReminderHours how long before it is due a task is recalled; 0 for never
 * @param eventReminderMinutes how long before it begins an event is recalled; 0 for never
 * @param overdueReminders whether overdue tasks are recalled once a day, with the brief's time
 * @param quietFrom when reminders pause, in the user's zone; null for no quiet hours
 * @param quietTo when they resume; null with {@code quietFrom}
 */
public record Preference(String timezone, String language, boolean briefEnabled, LocalTime briefTime,
        int deadlineReminderHours, int eventReminderMinutes, boolean overdueReminders, LocalTime quietFrom,
        LocalTime quietTo, int version) {

    public ZoneId zone() {
        return ZoneId.of(timezone);
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
