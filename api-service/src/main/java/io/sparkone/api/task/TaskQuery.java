package io.sparkone.api.task;

import java.util.List;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.sparkone.api.http.Query;

/** The query parameters of a list of tasks. */
public class TaskQuery {

    private static final int MAX_TEXT = 200;

    @QueryParam("status")
    @Parameter(description = "May be given several times: each of them will do", schema = @Schema(type = SchemaType.ARRAY, implementation = TaskStatus.class))
    List<String> status;

    @QueryParam("priority")
    @Parameter(schema = @Schema(implementation = TaskPriority.class))
    String priority;

    @QueryParam("channel")
    @Parameter(description = "Where the task came from", example = "whatsapp")
    String channel;

    @QueryParam("due_from")
    @Parameter(description = "Due at or after", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String dueFrom;

    @QueryParam("due_to")
    @Parameter(description = "Due before", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String dueTo;

    @QueryParam("q")
    @Parameter(description = "Part of the title or the description, whatever its case and accents")
    String q;

    @QueryParam("sort")
    @Parameter(description = "due_at, created_at, updated_at, title, priority or id; with - before it, reversed", example = "-due_at")
    String sort;

    TaskFilter filter() {
        return new TaskFilter(Query.choices("status", status, TaskStatus::of),
                Query.choice("priority", priority, TaskPriority::of), Query.text("channel", channel, MAX_TEXT),
                Query.time("due_from", dueFrom), Query.time("due_to", dueTo), Query.text("q", q, MAX_TEXT),
                Query.choice("sort", sort, TaskSort::of));
    }
}
