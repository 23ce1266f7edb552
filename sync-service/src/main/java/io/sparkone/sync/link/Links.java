package io.sparkone.sync.link;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import io.quarkus.arc.All;

import io.sparkone.platform.outbox.Outbox;
import io.sparkone.sync.hub.HubTasks;

/** The links that are switched on. */
@ApplicationScoped
public class Links {

    /** Payload of {@code snapshot.requested}: the owner of the tasks is asked to tell each of them again. */
    record SnapshotRequested(UUID requestId, String kind, int version) {}

    private final List<RemoteStore> all;
    private final List<RemoteStore> stores;
    private final LinkStates states;
    private final LinkItems items;
    private final HubTasks tasks;
    private final Outbox outbox;
    private final Event<LinkDue> due;

    Links(@All List<RemoteStore> stores, LinkStates states, LinkItems items, HubTasks tasks, Outbox outbox,
            Event<LinkDue> due) {
        this.all = stores;
        this.stores = stores.stream().filter(RemoteStore::enabled).toList();
        this.states = states;
        this.items = items;
        this.tasks = tasks;
        this.outbox = outbox;
        this.due = due;
    }

    public List<RemoteStore> enabled() {
        return stores;
    }

    /** Those that are off too. */
    public List<RemoteStore> all() {
        return all;
    }

    /** A link by its name, even if it is off. */
    public Optional<RemoteStore> known(String link) {
        return all.stream().filter(store -> store.link().equals(link)).findFirst();
    }

    /** A link that is on. */
    public Optional<RemoteStore> find(String link) {
        return stores.stream().filter(store -> store.link().equals(link)).findFirst();
    }

    /** Makes a link ready for its first round: its row, and an item for every task. */
    @Transactional
    public void prepare(RemoteStore store) {
        boolean fresh = states.begin(store.link(), store.target());
        items.enrol(store.link());
        if (fresh && tasks.isEmpty()) {
            UUID id = UUID.randomUUID();
            outbox.append("snapshot.requested", "snapshot/" + id, new SnapshotRequested(id, "task", 1));
        }
    }

    /** Makes a task due at every link. */
    void touch(long taskId) {
        for (RemoteStore store : stores) {
            if (items.touch(store.link(), taskId)) {
                due.fire(new LinkDue(store.link()));
            }
        }
    }
}
