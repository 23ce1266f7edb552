package io.sparkone.sync.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.sparkone.sync.link.LinkDue;
import io.sparkone.sync.link.LinkProblems;
import io.sparkone.sync.link.LinkState;
import io.sparkone.sync.link.LinkStates;
import io.sparkone.sync.link.Links;
import io.sparkone.sync.link.RemoteStore;
import io.sparkone.sync.problem.Problems;

/** The links and how they are doing. */
@Path("/sync/links")
public class LinkResource {

    /** @param total of all links, those that are off too */
    record Page(List<LinkView> links, int total, int limit, int offset) {}

    /**
     * @param state {@code off}, {@code starting}, {@code active}, {@code failing}, {@code halted}
     * @param brake why it is halted, or null
     * @param heldDeletes deletions that wait for approval
     * @param pending items whose change has still to go out
     * @param proposals changes that wait for the hub's answer
     */
    record LinkView(String link, String state, String target, Instant lastSuccessAt, String lastError,
            Instant retryAt, String brake, int heldDeletes, int driftItems, Instant auditedAt, long pending,
            long failed, long quarantined, long proposals, Instant oldestPendingSince) {

        static LinkView off(String link) {
            return blank(link, "off", null);
        }

        private static LinkView blank(String link, String state, String target) {
            return new LinkView(link, state, target, null, null, null, null, 0, 0, null, 0, 0, 0, 0, null);
        }

        static LinkView of(RemoteStore store, Optional<LinkState> found) {
            return found.map(state -> new LinkView(store.link(), name(state), state.target(), state.lastSuccessAt(),
                    state.lastError(), state.notBefore(), state.reason(), state.haltedDeletes(), state.driftItems(),
                    state.auditedAt(), state.pending(), state.failed(), state.quarantined(), state.proposals(),
                    state.oldestPending())).orElseGet(() -> blank(store.link(), "starting", store.target()));
        }

        private static String name(LinkState state) {
            return state.halted() ? "halted" : state.lastError() == null ? "active" : "failing";
        }
    }

    /** @param approveDeletes whether the deletions that were held back are meant */
    record Resume(boolean approveDeletes) {}

    private final Links links;
    private final LinkStates states;
    private final LinkProblems problems;
    private final Event<LinkDue> due;

    LinkResource(Links links, LinkStates states, LinkProblems problems, Event<LinkDue> due) {
        this.links = links;
        this.states = states;
        this.problems = problems;
        this.due = due;
    }

    @GET
    @RolesAllowed("sync:read")
    public Page list() {
        List<LinkView> views = links.all().stream().map(this::view).toList();
        return new Page(views, views.size(), views.size(), 0);
    }

    @GET
    @Path("/{link}")
    @RolesAllowed("sync:read")
    public LinkView get(@PathParam("link") String link) {
        return view(links.known(link).orElseThrow(() -> Problems.notFound("link", link)));
    }

    /** Items that wait for a person: refused, or with an id that is not ours. */
    @GET
    @Path("/{link}/problems")
    @RolesAllowed("sync:read")
    public LinkProblems.Page problems(@PathParam("link") String link) {
        get(link);
        return problems.list(link);
    }

    /** Lets a halted link go on. */
    @POST
    @Path("/{link}/resume")
    @RolesAllowed("sync:write")
    @Transactional
    public LinkView resume(@PathParam("link") String link, Resume wanted) {
        RemoteStore store = links.find(link).orElseThrow(() -> Problems.notFound("link", link));
        if (!states.resume(store.link(), wanted != null && wanted.approveDeletes())) {
            throw Problems.conflict("link-not-halted", link + " is not halted");
        }
        due.fire(new LinkDue(store.link()));
        return view(store);
    }

    private LinkView view(RemoteStore store) {
        return store.enabled() ? LinkView.of(store, states.find(store.link())) : LinkView.off(store.link());
    }
}
