package io.sparkone.sync.link;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import io.sparkone.sync.hub.HubTask;
import io.sparkone.sync.merge.Base;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;
import io.sparkone.sync.merge.FieldConflict;
import io.sparkone.sync.merge.Side;

/**
 * One link of the simulation: a remote side with pages, and the rows of this service's database. Its steps are those of
 * {@link Journal} and {@link TaskEvents}; what to do is decided by {@link Decision}. A step may be cut short anywhere.
 */
class SimulatedLink {

    static final Set<Field> FIELDS = Set.of(Field.TITLE, Field.DESCRIPTION, Field.STATUS);

    /** What happens to a round. */
    enum Fate {
        FINE, KILLED_BEFORE_THE_REQUEST, REFUSED, ANSWER_LOST, KILLED_BEFORE_THE_COMMIT
    }

    final List<Map<Field, String>> pages = new ArrayList<>();
    final List<FieldConflict> conflicts = new ArrayList<>();
    final Map<Field, Set<String>> losers = new EnumMap<>(Field.class);
    final Map<Field, Set<String>> history = new EnumMap<>(Field.class);
    int writes;
    int questions;
    private HubTask hub;
    private int read;
    private Integer page;
    private Map<Field, Base> base = new EnumMap<>(Field.class);
    private Map<Field, Cell> intent = Map.of();
    private UUID opId;
    private SimulatedHub.Question pending;

    SimulatedLink() {
        for (Field field : FIELDS) {
            losers.put(field, new HashSet<>());
            history.put(field, new HashSet<>());
        }
    }

    /** Applies the next event of the hub's stream, or one again that was applied before. */
    void consume(SimulatedHub owner, Random random) {
        if (read < owner.stream.size()) {
            apply(owner.stream.get(read++));
        } else if (random.nextInt(4) == 0 && read > 0) {
            apply(owner.stream.get(random.nextInt(read)));
        }
    }

    boolean upToDate(SimulatedHub owner) {
        return read == owner.stream.size();
    }

    private void apply(SimulatedHub.Told told) {
        if (told.question() != null && told.question() == pending) {
            if (told.accepted()) {
                base.putAll(Discovery.taken(pending.cells(), told.task().cells()));
            }
            pending = null;
        }
        if (hub == null || hub.version() < told.task().version()) {
            hub = told.task();
        }
    }

    /** A person edits the page. */
    boolean edit(Field field, String value) {
        if (pages.isEmpty()) {
            return false;
        }
        pages.get(0).put(field, value);
        history.get(field).add(value);
        return true;
    }

    String value(Field field) {
        return pages.get(0).get(field);
    }

    /** One round of the item. */
    void round(SimulatedHub owner, Fate fate) {
        if (hub == null) {
            return;
        }
        LinkItem item = new LinkItem(1, 1L, page == null ? null : "p" + page, LinkItem.State.SYNCED, base, intent, opId,
                false, 0, 0, 0);
        Decision decision = Decision.of(item, hub, lookUp(), FIELDS);
        before(owner, decision);
        if (decision.write() == null || fate == Fate.KILLED_BEFORE_THE_REQUEST || fate == Fate.REFUSED) {
            return;
        }
        int written = carryOut(decision.write());
        if (fate == Fate.FINE) {
            confirm(decision, written);
        }
    }

    private RemoteItem lookUp() {
        boolean neverSent = page == null && opId == null;
        if (neverSent || pages.isEmpty()) {
            return null;
        }
        return remote(page == null ? 0 : page);
    }

    private RemoteItem remote(int number) {
        Map<Field, Cell> cells = new EnumMap<>(Field.class);
        pages.get(number).forEach((field, value) -> cells.put(field, Cell.of(field, value)));
        return new RemoteItem("p" + number, "1", cells, false, 0, true, null);
    }

    private void before(SimulatedHub owner, Decision decision) {
        for (FieldConflict conflict : decision.merge().conflicts()) {
            conflicts.add(conflict);
            losers.get(conflict.field()).add(conflict.winner() == Side.HUB
                    ? conflict.remote()
                    : conflict.hub());
        }
        if (decision.proposal() != null && pending == null) {
            pending = new SimulatedHub.Question(this, ++questions, decision.task().version(),
                    decision.proposal().values());
            owner.ask(pending);
        }
        base.putAll(decision.merge().settled());
        if (decision.write() == null) {
            intent = Map.of();
            opId = null;
        } else {
            intent = decision.write().values();
            opId = decision.write().kind() == Write.Kind.CREATE ? UUID.randomUUID() : opId;
        }
        if (decision.remoteId() != null) {
            page = Integer.parseInt(decision.remoteId().substring(1));
        }
    }

    private int carryOut(Write write) {
        writes++;
        Map<Field, String> values;
        int number;
        if (write.kind() == Write.Kind.CREATE) {
            values = new EnumMap<>(Field.class);
            pages.add(values);
            number = pages.size() - 1;
        } else {
            number = Integer.parseInt(write.remoteId().substring(1));
            values = pages.get(number);
        }
        write.values().forEach((field, cell) -> {
            values.put(field, cell.value());
            history.get(field).add(cell.value());
        });
        return number;
    }

    private void confirm(Decision decision, int written) {
        RemoteItem answer = remote(written);
        base.putAll(decision.merge().settled());
        decision.write().values().forEach((field, cell) -> base.put(field,
                new Base(cell.value(), cell.hash(), answer.cells().get(field).hash())));
        page = written;
        intent = Map.of();
        opId = null;
    }
}
