package io.sparkone.local.sandbox.notion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;

/** Dates as Notion takes and gives them: whole days, or times with an offset, kept to the minute. */
final class NotionDates {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private NotionDates() {}

    /** The form of created_time and last_edited_time. */
    static String stamp(Instant time) {
        return STAMP.format(time);
    }

    /** Checks a date value of a request, and gives it the form of responses. */
    static ObjectNode accept(String path, JsonNode date) {
        if (!date.isObject()) {
            throw NotionError.body(path, "an object or `null`", date);
        }
        String zone = date.path("time_zone").asText(null);
        ObjectNode accepted = Json.object().put("start", normal(path + ".start", date.path("start"), zone));
        accepted.put("end", date.hasNonNull("end") ? normal(path + ".end", date.get("end"), zone) : null);
        accepted.put("time_zone", date.hasNonNull("time_zone") ? zone : null);
        return accepted;
    }

    private static String normal(String path, JsonNode value, String zone) {
        String text = value.asText("");
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).toString();
            }
            OffsetDateTime time = hasOffset(text)
                    ? OffsetDateTime.parse(text)
                    : LocalDateTime.parse(text).atZone(zone == null ? ZoneOffset.UTC : ZoneId.of(zone))
                            .toOffsetDateTime();
            // Notion keeps hours and minutes only (its stored form is start_date + start_time "HH:mm")
            return TIME.format(time.truncatedTo(ChronoUnit.MINUTES));
        } catch (DateTimeException e) {
            throw NotionError.body(path, "a valid ISO 8601 date string", value);
        }
    }

    private static boolean hasOffset(String text) {
        return text.endsWith("Z") || text.substring(Math.min(text.length(), 11)).matches(".*[+-].*");
    }

    /** The instant of a day (its start in UTC) or of a time. */
    static Instant instant(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return hasOffset(text)
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
