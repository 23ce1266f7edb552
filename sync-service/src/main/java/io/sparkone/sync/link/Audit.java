package io.sparkone.sync.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.sync.hub.HubTask;
import io.sparkone.sync.hub.HubTasks;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/** Compares the hub with a complete reading, item by item, without regard to what was agreed on before. */
@ApplicationScoped
public class Audit {

    private final LinkItems items;
    private final HubTasks tasks;

    Audit(LinkItems items, HubTasks tasks) {
        this.items = items;
        this.tasks = tasks;
    }

    /** How many tasks are not at the remote side as the hub has them. */
    int drift(RemoteStore store, Reading reading) {
        Map<String, RemoteItem> remote = byId(reading);
        List<LinkItem> live = items.live(store.link());
        Map<Long, HubTask> hub = tasks.find(live.stream().map(LinkItem::taskId).toList());
        return (int) live.stream().filter(item -> hub.containsKey(item.taskId())).filter(item -> differs(store,
                hub.get(item.taskId()), item.remoteId() == null ? null : remote.get(item.remoteId()))).count();
    }

    private static boolean differs(RemoteStore store, HubTask task, RemoteItem remote) {
        boolean absent = remote == null || remote.trashed();
        if (absent || task.deleted()) {
            return absent != task.deleted();
        }
        Map<Field, Cell> hub = task.cells();
        return store.fields().stream().anyMatch(field -> !remote.cells().containsKey(field)
                || !Objects.equals(hub.get(field).value(), remote.cells().get(field).value()));
    }

    /** What a full run would do now, by the code that does it. */
    public List<PlanEntry> plan(RemoteStore store) {
        Reading reading = store.read(null);
        Map<String, RemoteItem> remote = byId(reading);
        List<LinkItem> live = items.live(store.link());
        Map<Long, HubTask> hub = tasks.find(live.stream().map(LinkItem::taskId).toList());
        List<PlanEntry> plan = new ArrayList<>();
        for (LinkItem item : live) {
            RemoteItem found = item.remoteId() == null ? null : remote.remove(item.remoteId());
            if (hub.containsKey(item.taskId())) {
                boolean gone = item.remoteId() != null && (found == null || found.trashed());
                LinkItem seen = gone ? item.withDeleteEvidence() : item;
                plan.addAll(PlanEntry.of(Decision.of(seen, hub.get(item.taskId()), found, store.fields())));
            }
        }
        List<String> waiting = items.byRemoteId(store.link(), remote.keySet()).stream().map(LinkItem::remoteId)
                .toList();
        reading.items().stream().filter(item -> item.remoteId() == null || remote.containsKey(item.remoteId()))
                .filter(item -> !waiting.contains(item.remoteId()) && !item.trashed() && !item.isBlank())
                .map(PlanEntry::discovery).forEach(plan::add);
        return plan;
    }

    private static Map<String, RemoteItem> byId(Reading reading) {
        return reading.items().stream().filter(item -> item.remoteId() != null)
                .collect(Collectors.toMap(RemoteItem::remoteId, Function.identity(), (first, second) -> first));
    }
}
