package io.sparkone.api.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import io.sparkone.api.http.Problems;

/** Holds events that take whole days to it: they begin and end at midnight in the zone in which their days are meant. */
final class WholeDays {

    private WholeDays() {}

    static boolean fit(CalendarEvent event, ZoneId zone) {
        return isMidnight(event.startAt, zone) && (event.endAt == null || isMidnight(event.endAt, zone));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the time that is none of a whole day */
    static void require(CalendarEvent event, ZoneId zone) {
        if (!fit(event, zone)) {
            String field = isMidnight(event.startAt, zone) ? "end_at" : "start_at";
            throw Problems.invalidField(field, "body",
                    "must be midnight in " + zone.getId() + " where all_day is true; false allows any time");
        }
    }

    private static boolean isMidnight(Instant time, ZoneId zone) {
        return LocalDate.ofInstant(time, zone).atStartOfDay(zone).toInstant().equals(time);
    }
}
