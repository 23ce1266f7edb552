package io.sparkone.api.deadletter;

import java.sql.SQLException;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sparkone.api.http.OnlyKnownFields;
import io.sparkone.api.http.Paging;
import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Query;
import io.sparkone.api.http.Writes;
import io.sparkone.platform.deadletter.DeadLetter;
import io.sparkone.platform.deadletter.DeadLetters;
import io.sparkone.platform.deadletter.DeadLetters.ReplayResult;
import io.sparkone.platform.deadletter.ReplayFailedException;

/** Dead letters over HTTP. */
@Path("/api/dead-letters")
@RolesAllowed("admin")
@Tag(name = "Dead letters")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class DeadLetterResource {

    private static final List<String> STATES = List.of("open", "replayed", "discarded");

    private final DeadLetters letters;
    private final Writes writes;
    private final SecurityIdentity caller;

    DeadLetterResource(DeadLetters letters, Writes writes, SecurityIdentity caller) {
        this.letters = letters;
        this.writes = writes;
        this.caller = caller;
    }

    @GET
    public DeadLetterList list(@QueryParam("state") String state, @BeanParam Paging paging) throws SQLException {
        String wanted = Query.choice("state", state, DeadLetterResource::state);
        return new DeadLetterList(letters.list(wanted, paging.limit(), paging.offset()), letters.count(wanted),
                paging.limit(), paging.offset());
    }

    @GET
    @Path("/{id}")
    public DeadLetter get(@PathParam("id") long id) throws SQLException {
        return letters.find(id).orElseThrow(() -> notFound(id));
    }

    @POST
    @Path("/{id}/replay")
    public DeadLetter replay(@PathParam("id") long id) throws SQLException {
        try {
            return noted(letters.replay(id, name()).orElseThrow(() -> notFound(id)));
        } catch (ReplayFailedException e) {
            throw Problems.conflict("It failed again: " + e.getMessage());
        }
    }

    @POST
    @Path("/replay")
    public ReplayResult replayAll() throws SQLException {
        return noted(letters.replayAll(name()));
    }

    @POST
    @Path("/{id}/discard")
    public DeadLetter discard(@PathParam("id") long id, @Valid @NotNull Discard body) throws SQLException {
        return noted(letters.discard(id, name(), body.reason()).orElseThrow(() -> notFound(id)));
    }

    private <T> T noted(T answer) {
        writes.note(Response.Status.OK.getStatusCode());
        return answer;
    }

    private String name() {
        return caller.getPrincipal().getName();
    }

    private static String state(String text) {
        return STATES.stream().filter(text::equals).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + STATES));
    }

    private static HttpProblem notFound(long id) {
        return Problems.notFound("Dead letter " + id);
    }

    /** A part of the dead letters, newest first. */
    record DeadLetterList(List<DeadLetter> deadLetters, long total, int limit, int offset) {}

    /** Why an event is given up. */
    @Schema(examples = """
            {"reason": "the task was deleted in Notion"}""")
    @OnlyKnownFields
    record Discard(@NotBlank @Size(max = 500) String reason) {}
}
