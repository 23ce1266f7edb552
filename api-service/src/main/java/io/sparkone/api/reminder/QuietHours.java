package io.sparkone.api.reminder;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

import io.sparkone.api.preference.Preference;

/**
 * When reminders wait.
 *
 * @param from null for never
 * @param to exclusive; before {@code from} where the quiet goes over midnight
 */
record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    static QuietHours of(Preference preference) {
        return new QuietHours(preference.quietFrom(), preference.quietTo(), preference.zone());
    }

    /** When the quiet in which an instant lies is over; empty where it is not quiet then. */
    Optional<Instant> endAfter(Instant now) {
        if (from == null || from.equals(to)) {
            return Optional.empty();
        }
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = to.isBefore(from);
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(to);
        if (overMidnight ? !late && !early : !late || !early) {
            return Optional.empty();
        }
        boolean endsTomorrow = overMidnight && late;
        return Optional.of(
                ZonedDateTime.of(local.toLocalDate().plusDays(endsTomorrow ? 1 : 0), to, zone).toInstant());
    }

    /** Whether a reminder may be said: not in quiet, unless it would be of no use afterwards. */
    boolean allow(Reminder reminder, Instant now) {
        return endAfter(now).map(end -> reminder.uselessAfter() != null && !reminder.uselessAfter().isAfter(end))
                .orElse(true);
    }
}
