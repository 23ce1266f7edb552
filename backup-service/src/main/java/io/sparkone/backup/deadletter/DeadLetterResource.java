package io.sparkone.backup.deadletter;

import java.sql.SQLException;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sparkone.backup.http.Paging;
import io.sparkone.backup.http.Problems;
import io.sparkone.platform.deadletter.DeadLetter;
import io.sparkone.platform.deadletter.DeadLetters;
import io.sparkone.platform.deadletter.ReplayFailedException;

/** Events that this service could not apply. */
@Path("/backup/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "dead letters")
@Blocking
class DeadLetterResource {

    private final DeadLetters letters;

    DeadLetterResource(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    public DeadLetterList list(@QueryParam("state") String state, @QueryParam("limit") String limit,
            @QueryParam("offset") String offset) throws SQLException {
        if (state != null && !List.of("open", "replayed", "discarded").contains(state)) {
            throw Problems.badRequest("state must be open, replayed or discarded");
        }
        Paging paging = Paging.of(limit, offset);
        return new DeadLetterList(letters.list(state, paging.limit(), paging.offset()), letters.count(state),
                paging.limit(), paging.offset());
    }

    @GET
    @Path("/{id}")
    public DeadLetter get(@PathParam("id") long id) throws SQLException {
        return letters.find(id).orElseThrow(() -> missing(id));
    }

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.WILDCARD)
    public DeadLetter replay(@PathParam("id") long id, @Context SecurityContext user) throws SQLException {
        try {
            return letters.replay(id, user.getUserPrincipal().getName()).orElseThrow(() -> missing(id));
        } catch (ReplayFailedException e) {
            throw Problems.conflict("replay-failed", e.getMessage());
        }
    }

    @POST
    @Path("/replay")
    @Consumes(MediaType.WILDCARD)
    public DeadLetters.ReplayResult replayAll(@Context SecurityContext user) throws SQLException {
        return letters.replayAll(user.getUserPrincipal().getName());
    }

    @POST
    @Path("/{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeadLetter discard(@PathParam("id") long id, Discard discard, @Context SecurityContext user)
            throws SQLException {
        if (discard == null || discard.reason() == null || discard.reason().isBlank()) {
            throw Problems.badRequest("reason must say why the event is not needed");
        }
        return letters.discard(id, user.getUserPrincipal().getName(), discard.reason())
                .orElseThrow(() -> missing(id));
    }

    private static RuntimeException missing(long id) {
        return Problems.notFound("There is no dead letter " + id);
    }

    /** @param reason why the event is not needed */
    record Discard(String reason) {}

    record DeadLetterList(List<DeadLetter> deadLetters, long total, int limit, int offset) {}
}
