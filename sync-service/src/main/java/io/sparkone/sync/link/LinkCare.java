package io.sparkone.sync.link;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

/** What a link needs besides being synchronised: its start, its troubles, its upkeep. */
@ApplicationScoped
public class LinkCare {

    private static final Logger LOG = Logger.getLogger(LinkCare.class);

    private final Links links;
    private final LinkStates states;
    private final LinkItems items;
    private final Proposals proposals;
    private final LinkMetrics metrics;
    private final SyncConfig config;
    private final Clock clock;

    LinkCare(Links links, LinkStates states, LinkItems items, Proposals proposals, LinkMetrics metrics,
            SyncConfig config, Clock clock) {
        this.links = links;
        this.states = states;
        this.items = items;
        this.proposals = proposals;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    /** Makes the row of a link and the items that it lacks. */
    public void prepare(RemoteStore store) {
        links.prepare(store);
    }

    /** How the link is; shown in the metrics too. */
    public LinkState look(RemoteStore store) {
        LinkState state = states.find(store.link()).orElseThrow();
        metrics.show(state);
        return state;
    }

    /** Halts the link or leaves it alone for a while, as the trouble calls for. */
    public void trouble(RemoteStore store, RemoteException trouble) {
        if (trouble instanceof RemoteException.Suspect) {
            int deletes = trouble instanceof Brake.Held held ? held.deletes() : 0;
            LOG.errorf("%s is halted until a person lets it go on: %s", store.link(), trouble.getMessage());
            states.halt(store.link(), trouble.getMessage(), deletes);
        } else {
            LOG.warnf("%s: %s", store.link(), trouble.getMessage());
            states.failed(store.link(), trouble);
        }
        look(store);
    }

    /** Asks again where an answer is long overdue, and enrols tasks that have no item. */
    @Transactional
    public void upkeep(RemoteStore store) {
        Instant tooOld = clock.instant().minus(config.proposalTimeout());
        items.touchAll(proposals.expire(tooOld));
        proposals.resendCreations(tooOld);
        items.enrol(store.link());
        proposals.trim(clock.instant().minus(config.history()));
    }

    /** When the next item comes due, if any waits. */
    public Optional<Instant> nextDue(RemoteStore store) {
        return items.nextDue(store.link());
    }

    /**
     * Makes items due that failed or wait for their time.
     *
     * @param taskId only this one, whatever its state; null for all
     */
    @Transactional
    public void retry(RemoteStore store, Long taskId) {
        if (taskId == null) {
            items.touchFailed(store.link());
        } else if (items.byTask(store.link(), taskId).isPresent()) {
            items.touch(store.link(), taskId);
        }
    }
}
