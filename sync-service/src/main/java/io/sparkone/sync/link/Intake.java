package io.sparkone.sync.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.sync.merge.Merge;

/**
 * Takes up what a reading brought: marks the items that differ from the last agreement, discovers new ones, and lets deletions pass
 * only as far as the brake allows.
 */
@ApplicationScoped
class Intake {

    /** One missing row may be an unlucky moment of somebody's cut and paste; two complete readings are evidence. */
    private static final int READINGS_TO_BELIEVE = 2;

    private final LinkItems items;
    private final LinkStates states;
    private final Discovery discovery;
    private final Proposals proposals;
    private final Brake brake;

    Intake(LinkItems items, LinkStates states, Discovery discovery, Proposals proposals, Brake brake) {
        this.items = items;
        this.states = states;
        this.discovery = discovery;
        this.proposals = proposals;
        this.brake = brake;
    }

    /**
     * What a reading calls for.
     *
     * @param changed items to be looked at, as they were read, by item id
     * @param strays doubles of our own making, to be thrown away
     */
    record Result(Map<Long, RemoteItem> changed, List<Write> strays) {}

    /**
     * Records everything that the reading calls for, and only then moves the watermark.
     *
     * @throws RemoteException.Suspect if the brake holds it back
     */
    @Transactional
    Result take(RemoteStore store, LinkState state, Reading reading, Tally tally) {
        Map<String, LinkItem> known = items.byRemoteId(store.link(),
                reading.items().stream().map(RemoteItem::remoteId).filter(Objects::nonNull).toList()).stream()
                .collect(Collectors.toMap(LinkItem::remoteId, Function.identity()));
        Set<Long> deleted = new HashSet<>();
        Map<Long, RemoteItem> changed = new HashMap<>();
        List<RemoteItem> unknown = new ArrayList<>();
        for (RemoteItem remote : reading.items()) {
            LinkItem item = known.get(remote.remoteId());
            if (item == null || discovery.isExplained(store, item, remote)) {
                unknown.add(remote);
            } else if (item.taskId() == null) {
                discovery.changed(store, item, remote, tally);
            } else if (remote.trashed() && item.state() != LinkItem.State.DELETED) {
                deleted.add(item.id());
                changed.put(item.id(), remote);
            } else if (!remote.trashed() && differs(item, remote)) {
                changed.put(item.id(), remote);
            }
        }
        List<Write> strays = discovery.discover(store, unknown, changed, tally);
        if (reading.whole()) {
            deleted.addAll(missing(store, reading));
        }
        // what the hub was asked to delete and has not answered is still missing, and is not counted again
        deleted.removeAll(proposals.waiting(store.link()));
        brake.check(store, state, deleted.size());
        items.touchAll(changed.keySet());
        items.evidence(deleted);
        states.advance(store.link(), reading.upTo(), !deleted.isEmpty());
        return new Result(changed, strays);
    }

    /** Items that were absent from enough complete readings; none while there are rows with ids that nobody knows. */
    private Collection<Long> missing(RemoteStore store, Reading reading) {
        Set<String> present = reading.items().stream().map(RemoteItem::remoteId).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        items.forgetQuarantined(store.link(), present);
        List<LinkItem> absent = items.live(store.link()).stream()
                .filter(item -> item.remoteId() != null && item.state() != LinkItem.State.DELETED)
                .filter(item -> !present.contains(item.remoteId())
                        && !present.contains(Long.toString(item.taskId())))
                .toList();
        if (reading.items().isEmpty()) {
            brake.check(store, states.find(store.link()).orElseThrow(), absent.size());
        }
        boolean mistaken = discovery.hasQuarantined(store, present);
        items.missing(store.link(), absent.stream().map(LinkItem::id).toList());
        return absent.stream().filter(item -> !mistaken && item.missingReads() + 1 >= READINGS_TO_BELIEVE)
                .map(LinkItem::id).toList();
    }

    /** Whether the remote side is not as it was left: our own writes come back here, and must not cause new ones. */
    static boolean differs(LinkItem item, RemoteItem remote) {
        return item.state() == LinkItem.State.DELETED
                || !Long.toString(item.taskId()).equals(remote.sparkoneId())
                || remote.cells().entrySet().stream()
                        .anyMatch(cell -> Merge.remoteChanged(item.base().get(cell.getKey()), cell.getValue()));
    }
}
