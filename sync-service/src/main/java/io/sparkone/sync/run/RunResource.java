package io.sparkone.sync.run;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import io.sparkone.sync.link.LinkDue;
import io.sparkone.sync.link.Links;
import io.sparkone.sync.link.RemoteStore;
import io.sparkone.sync.problem.Problems;

/** Runs: those that did something, and those that a person asks for. */
@Path("/sync/runs")
public class RunResource {

    /** @param total of all that match */
    record Page(List<Run> runs, long total, int limit, int offset) {}

    /**
     * @param link null for every link
     * @param dryRun only says what would be done
     * @param full compares everything, not only what is said to have changed
     * @param taskId tries only this task again; null for all that failed
     */
    record StartRun(String link, boolean dryRun, boolean full, Long taskId) {

        String kind() {
            return dryRun ? "dry_run" : full ? "full" : "manual";
        }
    }

    /** @param runs where to look */
    record Started(List<Run> runs) {}

    private final Runs runs;
    private final Links links;
    private final Event<LinkDue> due;

    RunResource(Runs runs, Links links, Event<LinkDue> due) {
        this.runs = runs;
        this.links = links;
        this.due = due;
    }

    @GET
    @RolesAllowed("sync:read")
    public Page list(@QueryParam("link") String link,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset) {
        return new Page(runs.list(link, limit, offset), runs.count(link), limit, offset);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("sync:read")
    public Run get(@PathParam("id") UUID id) {
        return runs.find(id).orElseThrow(() -> Problems.notFound("run", id.toString()));
    }

    /** Starts a run of one link, or of each. */
    @POST
    @RolesAllowed("sync:write")
    @Transactional
    public Response start(@NotNull @Valid StartRun wanted, @Context SecurityContext security) {
        List<String> chosen = wanted.link() == null
                ? links.enabled().stream().map(RemoteStore::link).toList()
                : List.of(links.find(wanted.link())
                        .orElseThrow(() -> Problems.notFound("link", wanted.link())).link());
        if (chosen.isEmpty()) {
            throw Problems.conflict("no-link", "No link is switched on");
        }
        String by = security.getUserPrincipal().getName();
        List<Run> queued = chosen.stream().map(link -> {
            due.fire(new LinkDue(link));
            return get(runs.queue(link, wanted.kind(), wanted.taskId(), by));
        }).toList();
        URI where = queued.size() == 1 ? URI.create("/sync/runs/" + queued.get(0).id()) : URI.create("/sync/runs");
        return Response.accepted(new Started(queued)).location(where).build();
    }
}
