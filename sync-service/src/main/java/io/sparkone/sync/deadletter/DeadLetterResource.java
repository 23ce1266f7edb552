package io.sparkone.sync.deadletter;

import java.sql.SQLException;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

import io.sparkone.platform.deadletter.DeadLetter;
import io.sparkone.platform.deadletter.DeadLetters;
import io.sparkone.platform.deadletter.ReplayFailedException;
import io.sparkone.sync.problem.Problems;

/** Events that this service could not apply. */
@Path("/sync/dead-letters")
@RolesAllowed("admin")
public class DeadLetterResource {

    record Page(List<DeadLetter> deadLetters, long total, int limit, int offset) {}

    record Discard(@NotBlank @Size(max = 500) String reason) {}

    private final DeadLetters deadLetters;

    DeadLetterResource(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @GET
    public Page list(@QueryParam("state") @Pattern(regexp = "open|replayed|discarded") String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset) throws SQLException {
        return new Page(deadLetters.list(state, limit, offset), deadLetters.count(state), limit, offset);
    }

    @GET
    @Path("/{id}")
    public DeadLetter get(@PathParam("id") long id) throws SQLException {
        return deadLetters.find(id).orElseThrow(() -> Problems.notFound("dead-letter", Long.toString(id)));
    }

    @POST
    @Path("/{id}/replay")
    public DeadLetter replay(@PathParam("id") long id, @Context SecurityContext security) throws SQLException {
        get(id);
        try {
            return deadLetters.replay(id, security.getUserPrincipal().getName()).orElseThrow();
        } catch (ReplayFailedException e) {
            throw Problems.conflict("replay-failed", e.getMessage());
        }
    }

    @POST
    @Path("/replay")
    public DeadLetters.ReplayResult replayAll(@Context SecurityContext security) throws SQLException {
        return deadLetters.replayAll(security.getUserPrincipal().getName());
    }

    @POST
    @Path("/{id}/discard")
    public DeadLetter discard(@PathParam("id") long id, @NotNull @Valid Discard discard,
            @Context SecurityContext security) throws SQLException {
        get(id);
        return deadLetters.discard(id, security.getUserPrincipal().getName(), discard.reason()).orElseThrow();
    }
}
