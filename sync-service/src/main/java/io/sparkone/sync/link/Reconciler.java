package io.sparkone.sync.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.sparkone.platform.sql.DatabaseException;
import io.sparkone.sync.hub.HubTask;
import io.sparkone.sync.hub.HubTasks;

/** Brings items of one link into step: look, decide, record, write, record. */
@ApplicationScoped
public class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    private final LinkItems items;
    private final HubTasks tasks;
    private final Journal journal;
    private final LinkStates states;

    Reconciler(LinkItems items, HubTasks tasks, Journal journal, LinkStates states) {
        this.items = items;
        this.tasks = tasks;
        this.journal = journal;
        this.states = states;
    }

    /**
     * Takes up the items that are due, one batch of them.
     *
     * @param seen items that a reading has just brought, by item id: they need no second look unless they are written
     * @return how many were due
     * @throws RemoteException if the link as a whole has trouble; its items are kept for later
     */
    public int round(RemoteStore store, Map<Long, RemoteItem> seen, Tally tally) {
        List<LinkItem> due = items.due(store.link(), store.batchSize());
        if (due.isEmpty()) {
            return 0;
        }
        try {
            bringIntoStep(store, due, seen, tally);
        } catch (RemoteException | DatabaseException e) {
            throw e;
        } catch (RuntimeException e) {
            // the boundary of a batch: one item that nobody foresaw must not hold up the link for ever. Each is tried again at a
            // time of its own, so that the batches after this one are smaller, until only the one at fault is left behind.
            LOG.errorf(e, "%d items of %s failed in a way that they should not", due.size(), store.link());
            RemoteException.Unavailable failure = new RemoteException.Unavailable(e.toString(), e);
            due.forEach(item -> journal.failed(store, item, failure, tally));
            return due.size();
        }
        states.worked(store.link());
        return due.size();
    }

    private void bringIntoStep(RemoteStore store, List<LinkItem> due, Map<Long, RemoteItem> seen, Tally tally) {
        Map<Long, HubTask> hub = tasks.find(due.stream().map(LinkItem::taskId).toList());
        List<LinkItem> known = due.stream().filter(item -> hub.containsKey(item.taskId())).toList();
        Map<Long, Found> found = look(store, known, hub, seen);
        List<Decision> decisions = new ArrayList<>();
        RemoteException trouble = null;
        for (LinkItem item : known) {
            Found one = found.getOrDefault(item.id(), Found.NOTHING);
            if (one.failure() != null) {
                journal.failed(store, item, one.failure(), tally);
                trouble = worse(trouble, one.failure());
            } else {
                decisions.add(Decision.of(item, hub.get(item.taskId()), one.item(), store.fields()));
            }
        }
        trouble = worse(trouble, carryOut(store, decisions, tally));
        if (trouble != null) {
            throw trouble;
        }
    }

    private Map<Long, Found> look(RemoteStore store, List<LinkItem> due, Map<Long, HubTask> hub,
            Map<Long, RemoteItem> seen) {
        Map<Long, Found> found = new HashMap<>();
        List<Reference> unsure = new ArrayList<>();
        for (LinkItem item : due) {
            RemoteItem read = seen.remove(item.id());
            boolean neverSent = item.remoteId() == null && item.opId() == null;
            if (read != null && Decision.of(item, hub.get(item.taskId()), read, store.fields()).write() == null) {
                found.put(item.id(), new Found(read, null));
            } else if (!neverSent) {
                unsure.add(new Reference(item.id(), item.taskId(), item.remoteId()));
            }
        }
        if (!unsure.isEmpty()) {
            found.putAll(store.lookUp(unsure));
        }
        return found;
    }

    /** @return what hinders the whole link, or null */
    private RemoteException carryOut(RemoteStore store, List<Decision> decisions, Tally tally) {
        journal.before(store, decisions, tally);
        Map<Long, Decision> byItem = decisions.stream()
                .collect(Collectors.toMap(decision -> decision.item().id(), Function.identity()));
        List<Write> writes = decisions.stream().map(Decision::write).filter(write -> write != null).toList();
        RemoteException trouble = null;
        for (Written written : writes.isEmpty() ? List.<Written>of() : store.write(writes)) {
            Decision decision = byItem.get(written.write().itemId());
            if (written.failure() == null) {
                journal.confirmed(store, decision, written, tally);
            } else {
                journal.failed(store, decision.item(), written.failure(), tally);
                trouble = worse(trouble, written.failure());
            }
        }
        return trouble;
    }

    /** An item that the vendor refuses is no trouble of the link. */
    private static RemoteException worse(RemoteException before, RemoteException now) {
        return before != null || now instanceof RemoteException.Invalid ? before : now;
    }
}
