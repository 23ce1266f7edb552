package io.sparkone.sync.link;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

import io.sparkone.sync.problem.Problems;

/** Fields that both sides changed; the value that lost is never thrown away. */
@Path("/sync/conflicts")
public class ConflictResource {

    /** @param total of all that match */
    record Page(List<Conflicts.Conflict> conflicts, long total, int limit, int offset) {}

    /** @param keep {@code hub} or {@code remote}: whose value is to stand */
    record Resolution(@NotNull @Pattern(regexp = "hub|remote") String keep) {}

    private final Conflicts conflicts;
    private final ConflictResolution resolution;

    ConflictResource(Conflicts conflicts, ConflictResolution resolution) {
        this.conflicts = conflicts;
        this.resolution = resolution;
    }

    @GET
    @RolesAllowed("sync:read")
    public Page list(@QueryParam("state") @Pattern(regexp = "open|resolved") String state,
            @QueryParam("link") String link, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset) {
        return new Page(conflicts.list(state, link, limit, offset), conflicts.count(state, link), limit, offset);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("sync:read")
    public Conflicts.Conflict get(@PathParam("id") long id) {
        return conflicts.find(id).orElseThrow(() -> Problems.notFound("conflict", Long.toString(id)));
    }

    /** Closes a conflict; where the value that lost is chosen, the hub is asked to take it over. */
    @POST
    @Path("/{id}/resolve")
    @RolesAllowed("sync:write")
    @Transactional
    public Conflicts.Conflict resolve(@PathParam("id") long id, @NotNull @Valid Resolution wanted,
            @Context SecurityContext security) {
        Conflicts.Conflict conflict = get(id);
        if (!conflicts.resolve(id, wanted.keep(), security.getUserPrincipal().getName())) {
            throw Problems.conflict("conflict-resolved", "Conflict " + id + " is resolved already");
        }
        resolution.apply(conflict, wanted.keep());
        return get(id);
    }
}
