package io.sparkone.sync.link;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.sparkone.sync.hub.HubTask;
import io.sparkone.sync.merge.Base;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;
import io.sparkone.sync.merge.Merge;

/**
 * What has to happen to one item. A pure function of what is known: the plan of a dry run is made by the same code as the work.
 *
 * @param remoteId of what was found, or as it was known before; null for none
 * @param merge settled fields, changes for the hub and conflicts
 * @param write what the remote side must get, or null
 * @param proposal what the hub is to be asked for, or null
 * @param state of the item once all of it is done
 */
record Decision(LinkItem item, HubTask task, String remoteId, Merge merge, Write write, Ask proposal,
        LinkItem.State state) {

    private static final Merge NO_MERGE = Merge.of(Map.of(), Map.of(), Map.of());

    /** A change that the hub is to be asked for. */
    record Ask(ProposalKind kind, Map<Field, Cell> values) {}

    enum ProposalKind {
        CREATE, UPDATE, DELETE
    }

    /**
     * @param remote as it was found, or null
     * @param fields that the remote side has
     */
    static Decision of(LinkItem item, HubTask task, RemoteItem remote, Set<Field> fields) {
        Map<Field, Cell> hub = new EnumMap<>(task.cells());
        hub.keySet().retainAll(fields);
        if (remote == null) {
            return withoutRemote(item, task, hub);
        }
        Map<Field, Base> base = Merge.afterLostAnswer(item.base(), item.intent(), remote.cells());
        if (remote.trashed()) {
            return withTrashed(item, task, remote, hub, base);
        }
        return task.deleted() ? withoutTask(item, task, remote, base) : merged(item, task, remote, hub, base);
    }

    private static Decision withoutRemote(LinkItem item, HubTask task, Map<Field, Cell> hub) {
        if (task.deleted()) {
            return gone(item, task);
        }
        boolean never = item.remoteId() == null || item.state() == LinkItem.State.DELETED;
        if (never || item.deleteEvidence() && hubChanged(item.base(), hub)) {
            return write(item, task, new Write(item.id(), task.id(), null, Write.Kind.CREATE, hub));
        }
        return item.deleteEvidence() ? ask(item, task, ProposalKind.DELETE, Map.of()) : nothing(item, task);
    }

    /** A change beats a deletion, whichever side made which. */
    private static Decision withTrashed(LinkItem item, HubTask task, RemoteItem remote, Map<Field, Cell> hub,
            Map<Field, Base> base) {
        if (task.deleted()) {
            return gone(item, task);
        }
        if (item.state() == LinkItem.State.DELETED || hubChanged(base, hub)) {
            Map<Field, Cell> values = new EnumMap<>(hub);
            values.entrySet().removeIf(entry -> same(entry.getValue(), remote.cells().get(entry.getKey())));
            return write(item, task,
                    new Write(item.id(), task.id(), remote.remoteId(), Write.Kind.RESTORE, values));
        }
        return item.deleteEvidence() ? ask(item, task, ProposalKind.DELETE, Map.of()) : nothing(item, task);
    }

    private static Decision withoutTask(LinkItem item, HubTask task, RemoteItem remote, Map<Field, Base> base) {
        boolean changed = remote.cells().entrySet().stream()
                .anyMatch(cell -> Merge.remoteChanged(base.get(cell.getKey()), cell.getValue()));
        if (!remote.isBlank() && (changed || item.state() == LinkItem.State.DELETED)) {
            return new Decision(item, task, remote.remoteId(), NO_MERGE, null,
                    new Ask(ProposalKind.CREATE, remote.cells()), item.state());
        }
        Write trash = new Write(item.id(), task.id(), remote.remoteId(), Write.Kind.TRASH, Map.of());
        return new Decision(item, task, remote.remoteId(), NO_MERGE, trash, null, LinkItem.State.DELETED);
    }

    private static Decision merged(LinkItem item, HubTask task, RemoteItem remote, Map<Field, Cell> hub,
            Map<Field, Base> base) {
        Merge merge = Merge.of(base, hub, remote.cells());
        // what the look-up has taught of a lost answer must be kept before the next intent takes the place of the last
        base.forEach((field, known) -> {
            if (!known.equals(item.base().get(field))) {
                merge.settled().putIfAbsent(field, known);
            }
        });
        boolean bearsId = Long.toString(task.id()).equals(remote.sparkoneId());
        Write write = merge.toRemote().isEmpty() && bearsId
                ? null
                : new Write(item.id(), task.id(), remote.remoteId(), Write.Kind.UPDATE, merge.toRemote());
        Ask ask = merge.toHub().isEmpty() ? null : new Ask(ProposalKind.UPDATE, merge.toHub());
        return new Decision(item, task, remote.remoteId(), merge, write, ask, LinkItem.State.SYNCED);
    }

    private static Decision gone(LinkItem item, HubTask task) {
        return new Decision(item, task, item.remoteId(), NO_MERGE, null, null, LinkItem.State.DELETED);
    }

    private static Decision nothing(LinkItem item, HubTask task) {
        return new Decision(item, task, item.remoteId(), NO_MERGE, null, null, item.state());
    }

    private static Decision ask(LinkItem item, HubTask task, ProposalKind kind, Map<Field, Cell> values) {
        return new Decision(item, task, item.remoteId(), NO_MERGE, null, new Ask(kind, values), item.state());
    }

    private static Decision write(LinkItem item, HubTask task, Write write) {
        return new Decision(item, task, item.remoteId(), NO_MERGE, write, null, LinkItem.State.SYNCED);
    }

    private static boolean hubChanged(Map<Field, Base> base, Map<Field, Cell> hub) {
        return hub.entrySet().stream().anyMatch(cell -> Merge.hubChanged(base.get(cell.getKey()), cell.getValue()));
    }

    private static boolean same(Cell hub, Cell remote) {
        return remote != null && Objects.equals(hub.value(), remote.value());
    }
}
