package io.sparkone.api.calendar;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Writes;

/** Calendars of other programs, as files. */
@Path("/events/import")
@Tag(name = "Calendar")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class ImportResource {

    private final EventImport events;
    private final Writes writes;
    private final CalendarConfig config;

    ImportResource(EventImport events, Writes writes, CalendarConfig config) {
        this.events = events;
        this.writes = writes;
        this.config = config;
    }

    @POST
    @Consumes("text/calendar")
    @RolesAllowed("tasks:write")
    @Operation(summary = "Imports an iCalendar file", description = "An event that was imported before, known by its UID, is updated. "
            + "Each event of the file is reported: created, updated, unchanged, or skipped with the reason.")
    @RequestBody(content = @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING), example = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//example//EN
            BEGIN:VEVENT
            UID:1@example
            DTSTART:20261120T170000Z
            SUMMARY:reunião
            END:VEVENT
            END:VCALENDAR
            """))
    @APIResponse(responseCode = "200", description = "What became of each event", content = @Content(schema = @Schema(implementation = ImportReport.class)))
    public Response take(byte[] body, @Context SecurityContext caller, @Context HttpHeaders headers) {
        if (body == null || body.length == 0) {
            throw Problems.badRequest("The body is empty: an iCalendar file is expected");
        }
        if (body.length > config.importMaxSize().asLongValue()) {
            throw Problems.tooLarge("A file may have " + config.importMaxSize().asLongValue() + " bytes");
        }
        String text = FileText.read(body, headers.getMediaType().getParameters().get("charset"));
        return writes.answer(text, () -> Response.ok(events.take(text, caller.getUserPrincipal().getName())).build());
    }
}
