package io.sparkone.api.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sparkone.api.http.IfNoneMatch;
import io.sparkone.api.http.OnlyKnownFields;
import io.sparkone.api.http.Paging;
import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Sha256;
import io.sparkone.api.http.Writes;
import io.sparkone.api.preference.Preferences;
import io.sparkone.api.user.Scope;
import io.sparkone.api.user.User;
import io.sparkone.api.user.Users;

/** The calendar as a feed that calendar programs subscribe to; they know no bearer tokens, so the address holds one. */
@Path("/")
@Tag(name = "Calendar")
@Blocking
class FeedResource {

    private static final Duration BACK = Duration.ofDays(90);
    private static final Duration AHEAD = Duration.ofDays(400);
    private static final int MOST_OCCURRENCES = 500;

    private final Feeds feeds;
    private final Calendar calendar;
    private final Preferences preferences;
    private final Writes writes;
    private final Users users;
    private final SecurityIdentity caller;
    private final Clock clock;

    FeedResource(Feeds feeds, Calendar calendar, Preferences preferences, Writes writes, Users users,
            SecurityIdentity caller, Clock clock) {
        this.feeds = feeds;
        this.calendar = calendar;
        this.preferences = preferences;
        this.writes = writes;
        this.users = users;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("events.ics")
    @PermitAll
    @Produces("text/calendar; charset=utf-8")
    @APIResponseSchema(value = String.class, responseCode = "200")
    @APIResponse(responseCode = "304", description = "It is as it was, by If-None-Match")
    public Response feed(@QueryParam("token") String token, @Context HttpHeaders headers) {
        String user = Optional.ofNullable(token).flatMap(feeds::userOf).orElseThrow(
                () -> Problems.unauthorized("The address has no token, or one that was revoked"));
        Instant now = clock.instant();
        Occurrences occurrences = new Occurrences(preferences.of(user).zone(), MOST_OCCURRENCES);
        String text = new ICalendar(occurrences.zone())
                .of(calendar.between(now.minus(BACK), now.plus(AHEAD), occurrences));
        EntityTag tag = new EntityTag(Sha256.hex(text));
        boolean unchanged = IfNoneMatch.names(tag, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        // kept by the program that asks, and asked for again each time; never by a proxy, who would show it without the token
        return (unchanged ? Response.notModified() : Response.ok(text)).tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache").build();
    }

    // outside of the idempotency keys: the answer holds the token, which nothing keeps
    @POST
    @Path("auth/calendar-feeds")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("tasks:write")
    @ResponseStatus(201)
    @APIResponseSchema(value = Feed.class, responseCode = "201")
    public Response create(@Valid @NotNull CreateFeed body, @Context UriInfo uri) {
        return writes.answerOnce(() -> {
            UUID id = UUID.randomUUID();
            User user = users.hold(caller.getPrincipal().getName())
                    .orElseThrow(() -> Problems.forbidden("The user has left"));
            String token = feeds.create(id, body.name().strip(), user.name());
            String url = uri.getBaseUriBuilder().path("events.ics").queryParam("token", token).build().toString();
            return Response.status(Response.Status.CREATED).entity(new Feed(id, body.name().strip(), url)).build();
        });
    }

    @GET
    @Path("auth/calendar-feeds")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("tasks:write")
    public Feeds.FeedList list(@BeanParam Paging paging) {
        return feeds.list(whose(), paging.limit(), paging.offset());
    }

    @DELETE
    @Path("auth/calendar-feeds/{id}")
    @RolesAllowed("tasks:write")
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("id") UUID id) {
        return writes.answer(null, () -> {
            if (!feeds.delete(id, whose())) {
                throw Problems.notFound("Feed " + id);
            }
            return Response.noContent().build();
        });
    }

    /** Whose feeds the caller may see and revoke; null for everybody's. */
    private String whose() {
        return caller.hasRole(Scope.ADMIN) ? null : caller.getPrincipal().getName();
    }

    /** A feed to be made, named after the program that will read it. */
    @Schema(examples = """
            {"name": "phone"}""")
    @OnlyKnownFields
    record CreateFeed(@NotBlank @Size(max = 100) String name) {}

    /** @param url the address to subscribe to, shown once */
    record Feed(UUID id, String name, String url) {

        @Override
        public String toString() {
            return "Feed[" + id + "]";
        }
    }
}
