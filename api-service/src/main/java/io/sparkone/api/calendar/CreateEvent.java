package io.sparkone.api.calendar;

import java.time.Instant;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sparkone.api.http.OnlyKnownFields;
import io.sparkone.api.recurrence.RecurrenceRule;

/**
 * An event to be made.
 *
 * @param endAt exclusive, not before the start; null where it is not known
 * @param allDay null for no
 * @param status null for confirmed
 * @param channel where it came from; null for {@code web}
 */
@Schema(examples = """
        {"title": "reunião com Ana", "start_at": "2026-11-20T14:00:00-03:00", "end_at": "2026-11-20T15:00:00-03:00",
         "location": "sala 3"}""")
@OnlyKnownFields
public record CreateEvent(@NotBlank @Size(max = EventLimits.TITLE) String title, @NotNull Instant startAt,
        Instant endAt, Boolean allDay, @Size(max = EventLimits.LOCATION) String location, EventStatus status,
        @Size(max = EventLimits.RECURRENCE) @RecurrenceRule String recurrence,
        @Size(min = 1, max = EventLimits.NAME) @Pattern(regexp = "[a-z0-9_]*", message = "must be lower case letters, digits and _") String channel,
        @Size(max = EventLimits.NAME) String sender) {

    @JsonIgnore
    @AssertTrue(message = "end_at: must not be before start_at")
    boolean isEndAfterStart() {
        return startAt == null || endAt == null || !endAt.isBefore(startAt);
    }
}
