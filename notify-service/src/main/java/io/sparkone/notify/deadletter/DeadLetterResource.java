package io.sparkone.notify.deadletter;

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
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;

import io.quarkiverse.resteasy.problem.HttpProblem;

import io.sparkone.notify.http.Problem;
import io.sparkone.platform.deadletter.DeadLetter;
import io.sparkone.platform.deadletter.DeadLetters;
import io.sparkone.platform.deadletter.ReplayFailedException;

/** Requests for notices that could not be recorded. */
@Path("/notify/dead-letters")
@RolesAllowed("admin")
class DeadLetterResource {

    private final DeadLetters letters;

    DeadLetterResource(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    public Page list(@QueryParam("state") @Pattern(regexp = "open|replayed|discarded") String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) @Max(1_000_000) int offset) throws SQLException {
        return new Page(letters.list(state, limit, offset), letters.count(state), limit, offset);
    }

    @GET
    @Path("/{id}")
    public DeadLetter find(@PathParam("id") long id) throws SQLException {
        return letters.find(id).orElseThrow(DeadLetterResource::notFound);
    }

    @POST
    @Path("/{id}/replay")
    public DeadLetter replay(@PathParam("id") long id, SecurityContext security) throws SQLException {
        try {
            return letters.replay(id, user(security)).orElseThrow(DeadLetterResource::notFound);
        } catch (ReplayFailedException e) {
            throw Problem.of("replay-failed", Status.CONFLICT.getStatusCode(), "It failed again")
                    .withDetail(e.getMessage())
                    .build();
        }
    }

    @POST
    @Path("/replay")
    public DeadLetters.ReplayResult replayAll(SecurityContext security) throws SQLException {
        return letters.replayAll(user(security));
    }

    @POST
    @Path("/{id}/discard")
    public DeadLetter discard(@PathParam("id") long id, @Valid @NotNull Discard body, SecurityContext security)
            throws SQLException {
        return letters.discard(id, user(security), body.reason()).orElseThrow(DeadLetterResource::notFound);
    }

    private static String user(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }

    private static HttpProblem notFound() {
        return Problem.of("dead-letter-not-found", Status.NOT_FOUND, "There is no such dead letter");
    }

    /** Why nobody needs it. */
    record Discard(@NotBlank @Size(max = 500) String reason) {}

    /** A page of dead letters. */
    record Page(List<DeadLetter> deadLetters, long total, int limit, int offset) {}
}
