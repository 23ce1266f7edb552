package io.sparkone.sync.link;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.sync.merge.Base;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;
import io.sparkone.sync.merge.Merge;

/** Items at the remote side that no task is known for: new ones become tasks, strays are tied up again, the rest is left alone. */
@ApplicationScoped
class Discovery {

    private final LinkItems items;
    private final Proposals proposals;

    Discovery(LinkItems items, Proposals proposals) {
        this.items = items;
        this.proposals = proposals;
    }

    /**
     * @param unknown items that are tied to no task
     * @param recognised gets those that belong to a known item after all
     * @return doubles of our own making, to be thrown away: a creation whose answer was lost, found too late
     */
    List<Write> discover(RemoteStore store, List<RemoteItem> unknown, Map<Long, RemoteItem> recognised, Tally tally) {
        List<Write> strays = new ArrayList<>();
        for (RemoteItem remote : unknown) {
            if (remote.trashed() || remote.isBlank() || remote.remoteId() == null) {
                continue;
            }
            Optional<LinkItem> owner = owner(store, remote.sparkoneId());
            boolean claimed = remote.sparkoneId() == null || remote.sparkoneId().startsWith(RemoteStore.CLAIM);
            boolean loose = owner.isPresent() && isLoose(owner.get());
            boolean copied = owner.isPresent() && !loose && !remote.createdByUs();
            if (claimed || copied) {
                adopt(store, remote, tally);
            } else if (owner.isEmpty()) {
                items.discover(store.link(), remote, LinkItem.State.QUARANTINED,
                        "The SparkOne ID " + remote.sparkoneId() + " belongs to no task");
            } else if (loose) {
                items.attach(owner.get().id(), remote.remoteId());
                recognised.put(owner.get().id(), remote);
            } else {
                LinkItem item = owner.get();
                strays.add(new Write(item.id(), item.taskId(), remote.remoteId(), Write.Kind.TRASH, Map.of()));
            }
        }
        return strays;
    }

    /** Known, but not by this name: its creation or its renaming was not seen to succeed. */
    private static boolean isLoose(LinkItem owner) {
        return owner.remoteId() == null || owner.remoteId().startsWith(RemoteStore.CLAIM);
    }

    private Optional<LinkItem> owner(RemoteStore store, String sparkoneId) {
        return sparkoneId == null || !sparkoneId.matches("[0-9]{1,18}")
                ? Optional.empty()
                : items.byTask(store.link(), Long.parseLong(sparkoneId));
    }

    private void adopt(RemoteStore store, RemoteItem remote, Tally tally) {
        items.discover(store.link(), remote, LinkItem.State.ADOPTING, null)
                .ifPresent(item -> propose(store, item, remote, tally));
    }

    /** Whether an item was left alone for its id, and now has one that says what it is; it is then taken up as if new. */
    boolean isExplained(RemoteStore store, LinkItem item, RemoteItem remote) {
        boolean explained = item.state() == LinkItem.State.QUARANTINED
                && (remote.sparkoneId() == null || owner(store, remote.sparkoneId()).isPresent());
        if (explained) {
            items.forget(item.id());
        }
        return explained;
    }

    /** An item that waits for its task: asked for again only if the hub refused it and somebody has changed it since. */
    void changed(RemoteStore store, LinkItem item, RemoteItem remote, Tally tally) {
        boolean edited = remote.cells().entrySet().stream()
                .anyMatch(cell -> Merge.remoteChanged(item.base().get(cell.getKey()), cell.getValue()));
        if (item.state() == LinkItem.State.FAILED && edited && !remote.trashed() && !remote.isBlank()) {
            items.rediscover(item.id(), remote);
            propose(store, item, remote, tally);
        }
    }

    private void propose(RemoteStore store, LinkItem item, RemoteItem remote, Tally tally) {
        if (proposals.propose(store.link(), item, remote.remoteId(), null,
                new Decision.Ask(Decision.ProposalKind.CREATE, remote.cells()))) {
            tally.addProposed();
        }
    }

    /** Whether one of these ids is of a row that we cannot explain: then a missing one may be that row. */
    boolean hasQuarantined(RemoteStore store, Set<String> remoteIds) {
        return items.byRemoteId(store.link(), remoteIds.stream().filter(id -> id != null).toList()).stream()
                .anyMatch(item -> item.state() == LinkItem.State.QUARANTINED);
    }

    /** The base of an item whose proposed values the hub has taken over. */
    static Map<Field, Base> taken(Map<Field, Cell> proposed, Map<Field, Cell> hub) {
        Map<Field, Base> base = new EnumMap<>(Field.class);
        proposed.forEach((field, cell) -> {
            Cell now = hub.get(field);
            boolean same = now != null && Objects.equals(now.value(), cell.value());
            base.put(field, new Base(cell.value(), same ? now.hash() : Cell.hash(cell.value()), cell.hash()));
        });
        return base;
    }
}
