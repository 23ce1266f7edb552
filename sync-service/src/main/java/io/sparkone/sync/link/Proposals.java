package io.sparkone.sync.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.sparkone.platform.outbox.Outbox;
import io.sparkone.platform.sql.Sql;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/** Changes that the hub's owner has been asked for. One item has at most one without an answer. */
@ApplicationScoped
class Proposals {

    /** A change that was asked for; {@code cells} are the remote values in it. */
    record Proposal(UUID id, Long itemId, String link, String kind, Long taskId, String remoteId, Integer baseVersion,
            Map<Field, String> changes, Map<Field, Cell> cells) {}

    private final Sql sql;
    private final FieldJson json;
    private final Outbox outbox;
    private final Clock clock;

    Proposals(Sql sql, FieldJson json, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Asks for a change unless the item waits for an answer already; false then. */
    @Transactional(TxType.MANDATORY)
    boolean propose(String link, LinkItem item, String remoteId, Integer baseVersion, Decision.Ask ask) {
        Map<Field, String> changes = new EnumMap<>(Field.class);
        ask.values().forEach((field, cell) -> changes.put(field, cell.value()));
        if (ask.kind() == Decision.ProposalKind.CREATE) {
            changes.values().removeIf(value -> value == null);
        }
        Long taskId = ask.kind() == Decision.ProposalKind.CREATE ? null : item.taskId();
        Proposal proposal = new Proposal(UUID.randomUUID(), item.id(), link,
                ask.kind().name().toLowerCase(Locale.ROOT), taskId, remoteId, taskId == null ? null : baseVersion,
                changes, ask.values());
        boolean first = insert(proposal, item.id());
        if (first) {
            send(proposal);
        }
        return first;
    }

    /** Asks for a value that a person chose; the remote side does not have it, so it is no new base. */
    @Transactional(TxType.MANDATORY)
    void choose(String link, String remoteId, long taskId, int baseVersion, Field field, String value) {
        Map<Field, String> changes = new EnumMap<>(Field.class);
        changes.put(field, value);
        Proposal proposal = new Proposal(UUID.randomUUID(), null, link, "update", taskId, remoteId, baseVersion,
                changes, Map.of());
        insert(proposal, null);
        send(proposal);
    }

    private boolean insert(Proposal proposal, Long itemId) {
        return sql.update("""
                insert into proposal (id, item_id, link, kind, task_id, remote_id, base_version, changes, cells,
                    created_at, sent_at)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                on conflict (item_id) where state = 'pending' do nothing""", proposal.id(), itemId, proposal.link(),
                proposal.kind(), proposal.taskId(), proposal.remoteId(), proposal.baseVersion(),
                json.write(proposal.changes()), json.write(proposal.cells()), clock.instant(), clock.instant()) == 1;
    }

    private void send(Proposal proposal) {
        outbox.append("task.change.proposed", "proposal/" + proposal.id(),
                new TaskChangeProposed(proposal.id(), proposal.link(), proposal.remoteId(), proposal.kind(),
                        proposal.taskId(), proposal.baseVersion(), proposal.changes(), 1));
    }

    /** Closes a proposal; empty if it is not one of ours, or was closed before. */
    Optional<Proposal> close(UUID id, String state, String detail) {
        return sql.first("""
                update proposal set state = ?, detail = ?, resolved_at = ?
                where id = ? and state in ('pending', 'expired') returning *""", this::proposal, state, detail,
                clock.instant(), id);
    }

    /** Items of a link that wait for an answer. */
    Set<Long> waiting(String link) {
        return Set.copyOf(sql.query("""
                select item_id from proposal where link = ? and state = 'pending' and item_id is not null""",
                row -> row.getLong(1), link));
    }

    /** Gives up waiting for answers to changes and deletions; answers their items, which are looked at anew. */
    List<Long> expire(Instant sentBefore) {
        return sql.query("""
                update proposal set state = 'expired', resolved_at = ?
                where state = 'pending' and kind <> 'create' and sent_at < ? returning item_id""",
                row -> row.getLong("item_id"), clock.instant(), sentBefore);
    }

    /** Asks again, under the same id, for creations that were never answered: another id could make a second task. */
    @Transactional(TxType.MANDATORY)
    void resendCreations(Instant sentBefore) {
        sql.query("""
                update proposal set sent_at = ? where state = 'pending' and kind = 'create' and sent_at < ?
                returning *""", this::proposal, clock.instant(), sentBefore).forEach(this::send);
    }

    /** Forgets settled ones. */
    void trim(Instant before) {
        sql.update("delete from proposal where state <> 'pending' and resolved_at < ?", before);
    }

    private Proposal proposal(ResultSet row) throws SQLException {
        Map<Field, Cell> cells = json.cells(row.getString("cells"));
        Map<Field, String> changes = json.texts(row.getString("changes"));
        return new Proposal(row.getObject("id", UUID.class), row.getObject("item_id", Long.class),
                row.getString("link"), row.getString("kind"), row.getObject("task_id", Long.class),
                row.getString("remote_id"), row.getObject("base_version", Integer.class), changes, cells);
    }
}
