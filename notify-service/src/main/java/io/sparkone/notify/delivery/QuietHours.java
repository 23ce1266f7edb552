package io.sparkone.notify.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import io.sparkone.platform.config.InvalidVariableException;

/**
 * The hours of the day in which only what is critical is told.
 *
 * @param from first minute, inclusive
 * @param to end, exclusive; before {@code from} where the hours span midnight
 */
record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    /** @throws InvalidVariableException if it is not of the form {@code HH:mm-HH:mm}, or there is no such time zone */
    static QuietHours parse(String text, String zoneName) {
        String[] ends = text.split("-", -1);
        ZoneId zone = zone(zoneName);
        try {
            if (ends.length == 2) {
                return new QuietHours(LocalTime.parse(ends[0].trim()), LocalTime.parse(ends[1].trim()), zone);
            }
        } catch (DateTimeParseException e) {
            throw new InvalidVariableException("QUIET_HOURS", e.getMessage());
        }
        throw new InvalidVariableException("QUIET_HOURS", "must be like 22:00-07:00, is " + text);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidVariableException("TIMEZONE", e.getMessage());
        }
    }

    /** When the quiet hours that hold at this instant end; empty outside them. */
    Optional<Instant> end(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean quiet = from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !from.equals(to) && (!time.isBefore(from) || time.isBefore(to));
        if (!quiet) {
            return Optional.empty();
        }
        ZonedDateTime end = local.toLocalDate().atTime(to).atZone(zone);
        return Optional.of((end.isAfter(local) ? end : local.toLocalDate().plusDays(1).atTime(to).atZone(zone))
                .toInstant());
    }
}
