package io.sparkone.api.task;

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
 * Changes to a task: what is null here was not named and stays, an empty Optional clears. What cannot be cleared must not be
 * null in JSON.
 */
@Schema(examples = """
        {"title": "pagar o fornecedor", "due_at": null}""")
@OnlyKnownFields
public record EditTask(
        @JsonDeserialize(using = NeverNull.class) @Size(max = TaskLimits.TITLE) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must not be blank") String title,
        Optional<@Size(max = TaskLimits.DESCRIPTION) String> description,
        @JsonDeserialize(using = NeverNull.class) TaskStatus status,
        @JsonDeserialize(using = NeverNull.class) TaskPriority priority,
        Optional<Instant> dueAt, Optional<@Size(max = TaskLimits.RECURRENCE) @RecurrenceRule String> recurrence) {

    public static EditTask status(TaskStatus status) {
        return new EditTask(null, null, status, null, null, null);
    }

    public static EditTask dueAt(Instant dueAt) {
        return new EditTask(null, null, null, null, Optional.ofNullable(dueAt), null);
    }
}
