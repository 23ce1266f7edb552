package io.sparkone.api.task;

import java.time.Instant;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sparkone.api.http.OnlyKnownFields;
import io.sparkone.api.recurrence.RecurrenceRule;

/**
 * A task to be made.
 *
 * @param status null for pending
 * @param priority null for medium
 * @param dueAt null for none
 * @param recurrence RRULE value of RFC 5545, e.g. {@code FREQ=WEEKLY;BYDAY=MO}; needs {@code due_at}; null for once
 * @param channel where it came from; null for {@code web}
 * @param sender who asked for it, or null
 */
@Schema(examples = """
        {"title": "pagar fornecedor", "due_at": "2026-11-20T17:00:00-03:00", "priority": "high"}""")
@OnlyKnownFields
public record CreateTask(@NotBlank @Size(max = TaskLimits.TITLE) String title,
        @Size(max = TaskLimits.DESCRIPTION) String description, TaskStatus status, TaskPriority priority, Instant dueAt,
        @Size(max = TaskLimits.RECURRENCE) @RecurrenceRule String recurrence,
        @Size(min = 1, max = TaskLimits.NAME) @Pattern(regexp = "[a-z0-9_]*", message = "must be lower case letters, digits and _") String channel,
        @Size(max = TaskLimits.NAME) String sender) {

    static final String NEEDS_DUE = "must be given where recurrence is: the rule begins then";

    @JsonIgnore
    @AssertTrue(message = "due_at: " + NEEDS_DUE)
    boolean isDueWhereItRepeats() {
        return recurrence == null || dueAt != null;
    }
}
