package io.sparkone.backup.drill;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sparkone.backup.http.Paging;
import io.sparkone.backup.http.Problems;

/** Restore drills and their reports. */
@Path("/backups/drills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "drills")
@Blocking
class DrillResource {

    private final Drills drills;
    private final DrillTable table;

    DrillResource(Drills drills, DrillTable table) {
        this.drills = drills;
        this.table = table;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("backups:write")
    @Operation(summary = "Hold a restore drill with the newest verified backup, off-site copy first")
    public Response start() throws SQLException {
        drills.problem().ifPresent(problem -> {
            throw Problems.conflict("drill-impossible", problem);
        });
        Drill drill = drills.request()
                .orElseThrow(() -> Problems.conflict("drill-running", "Another drill is running"));
        return Response.accepted(drill).location(URI.create("/backups/drills/" + drill.id())).build();
    }

    @GET
    @RolesAllowed("backups:read")
    @Operation(summary = "The drills that were held, newest first")
    public DrillList list(@QueryParam("limit") String limit, @QueryParam("offset") String offset) throws SQLException {
        Paging paging = Paging.of(limit, offset);
        return new DrillList(table.list(paging.limit(), paging.offset()), table.count(), paging.limit(),
                paging.offset());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("backups:read")
    @Operation(summary = "One drill with its report")
    public Drill get(@PathParam("id") UUID id) throws SQLException {
        return table.find(id).orElseThrow(() -> Problems.notFound("There is no drill " + id));
    }

    record DrillList(List<Drill> drills, long total, int limit, int offset) {}
}
