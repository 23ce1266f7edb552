package io.sparkone.api.calendar;

import java.time.Instant;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.sparkone.api.http.Query;

/** The query parameters of a list of events. */
public class EventQuery {

    @QueryParam("upcoming_only")
    @Parameter(description = "Only events that are not over; true unless from or to is given", schema = @Schema(type = SchemaType.BOOLEAN))
    String upcomingOnly;

    @QueryParam("from")
    @Parameter(description = "Not over before", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String from;

    @QueryParam("to")
    @Parameter(description = "Begins before", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String to;

    @QueryParam("status")
    @Parameter(schema = @Schema(implementation = EventStatus.class))
    String status;

    EventFilter filter(Instant now) {
        Instant first = Query.time("from", from);
        Instant last = Query.time("to", to);
        Boolean upcoming = Query.flag("upcoming_only", upcomingOnly);
        boolean onlyUpcoming = upcoming == null ? first == null && last == null : upcoming;
        Instant start = onlyUpcoming && (first == null || first.isBefore(now)) ? now : first;
        return new EventFilter(start, last, Query.choice("status", status, EventStatus::of));
    }
}
