package io.sparkone.api.calendar;

import java.time.Instant;
import java.util.Optional;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sparkone.api.http.NeverNull;
import io.sparkone.api.http.OnlyKnownFields;
import io.sparkone.api.recurrence.RecurrenceRule;

/**
 * Changes to an event: what is null here was not named and stays, an empty Optional clears. What cannot be cleared must not be
 * null in JSON.
 */
@Schema(examples = """
        {"start_at": "2026-11-20T15:00:00-03:00", "end_at": "2026-11-20T16:00:00-03:00"}""")
@OnlyKnownFields
public record EditEvent(
        @JsonDeserialize(using = NeverNull.class) @Size(max = EventLimits.TITLE) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must not be blank") String title,
        @JsonDeserialize(using = NeverNull.class) Instant startAt, Optional<Instant> endAt,
        @JsonDeserialize(using = NeverNull.class) Boolean allDay,
        Optional<@Size(max = EventLimits.LOCATION) String> location,
        @JsonDeserialize(using = NeverNull.class) EventStatus status,
        Optional<@Size(max = EventLimits.RECURRENCE) @RecurrenceRule String> recurrence) {

    public static EditEvent status(EventStatus status) {
        return new EditEvent(null, null, null, null, null, status, null);
    }

    /** Moves an event; the end may be null. */
    public static EditEvent times(Instant startAt, Instant endAt, boolean allDay) {
        return new EditEvent(null, startAt, Optional.ofNullable(endAt), allDay, null, null, null);
    }

    boolean isAboutTimes() {
        return startAt != null || endAt != null || allDay != null || recurrence != null;
    }

    void applyTo(CalendarEvent event) {
        event.title = title == null ? event.title : title.strip();
        event.startAt = startAt == null ? event.startAt : startAt;
        event.endAt = endAt == null ? event.endAt : endAt.orElse(null);
        event.allDay = allDay == null ? event.allDay : allDay;
        event.location = location == null ? event.location : location.orElse(null);
        event.status = status == null ? event.status : status;
        event.recurrence = recurrence == null ? event.recurrence : recurrence.orElse(null);
    }
}
