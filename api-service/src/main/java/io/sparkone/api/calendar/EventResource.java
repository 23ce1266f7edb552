package io.sparkone.api.calendar;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sparkone.api.http.IfMatch;
import io.sparkone.api.http.Paging;
import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Writes;
import io.sparkone.api.preference.Preferences;

/** The calendar over HTTP. */
@Path("/events")
@Tag(name = "Calendar")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class EventResource {

    private final Calendar calendar;
    private final Writes writes;
    private final Preferences preferences;
    private final SecurityIdentity caller;
    private final Clock clock;

    EventResource(Calendar calendar, Writes writes, Preferences preferences, SecurityIdentity caller, Clock clock) {
        this.calendar = calendar;
        this.writes = writes;
        this.preferences = preferences;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("tasks:read")
    public EventList list(@BeanParam EventQuery query, @BeanParam Paging paging) {
        return calendar.list(query.filter(clock.instant()), paging.limit(), paging.offset());
    }

    @POST
    @RolesAllowed("tasks:write")
    @ResponseStatus(201)
    @APIResponseSchema(value = EventView.class, responseCode = "201")
    public Response create(@Valid @NotNull CreateEvent body) {
        return writes.answer(body, () -> {
            EventView event = calendar.create(body, zone());
            return Response.created(URI.create("/events/" + event.id())).tag(IfMatch.tag(event.version()))
                    .entity(event).build();
        });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("tasks:read")
    @APIResponseSchema(value = EventView.class, responseCode = "200")
    public Response get(@PathParam("id") long id) {
        return answer(calendar.find(id).orElseThrow(() -> Problems.notFound("Event " + id)));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed("tasks:write")
    @APIResponseSchema(value = EventView.class, responseCode = "200")
    public Response edit(@PathParam("id") long id, @Valid @NotNull EditEvent body,
            @HeaderParam("If-Match") String ifMatch) {
        return writes.answer(body, () -> answer(calendar.edit(id, body, IfMatch.of(ifMatch), zone())));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("tasks:write")
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch) {
        return writes.answer(null, () -> {
            calendar.delete(id, IfMatch.of(ifMatch));
            return Response.noContent().build();
        });
    }

    @POST
    @Path("/{id}/restore")
    @RolesAllowed("tasks:write")
    @APIResponseSchema(value = EventView.class, responseCode = "200")
    public Response restore(@PathParam("id") long id) {
        return writes.answer(null, () -> answer(calendar.restore(id)));
    }

    private ZoneId zone() {
        return preferences.of(caller.getPrincipal().getName()).zone();
    }

    private static Response answer(EventView event) {
        return Response.ok(event).tag(IfMatch.tag(event.version())).build();
    }
}
