package io.sparkone.sync.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.sql.Sql;
import io.sparkone.sync.merge.FieldConflict;

/** Fields that both sides changed, with the value that lost. */
@ApplicationScoped
class Conflicts {

    /**
     * A conflict as it is shown.
     *
     * @param baseValue the value before, or null
     * @param winner {@code hub} or {@code remote}
     * @param state {@code open} until a person has looked at it, then {@code resolved}
     * @param kept whose value that person chose, or null
     */
    record Conflict(long id, String link, long taskId, String field, String baseValue, String hubValue,
            String remoteValue, String winner, String state, Instant detectedAt, Instant resolvedAt, String resolvedBy,
            String kept) {}

    private final Sql sql;
    private final Clock clock;

    Conflicts(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Keeps conflicts that were not seen before; answers how many those are. */
    int record(String link, LinkItem item, List<FieldConflict> conflicts) {
        return conflicts.stream().mapToInt(conflict -> sql.update("""
                insert into conflict (link, task_id, field, base_value, hub_value, remote_value, winner, fingerprint,
                    detected_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (fingerprint) do nothing""", link, item.taskId(),
                conflict.field().key(), conflict.base(), conflict.hub(), conflict.remote(), conflict.winner().key(),
                link + "/" + item.id() + "/" + conflict.fingerprint() + "/" + baseHash(item, conflict),
                clock.instant())).sum();
    }

    /** The same two values may meet again later, on another base. */
    private static String baseHash(LinkItem item, FieldConflict conflict) {
        return String.valueOf(item.base().get(conflict.field()));
    }

    List<Conflict> list(String state, String link, int limit, int offset) {
        return sql.query("""
                select * from conflict where (?::text is null or state = ?) and (?::text is null or link = ?)
                order by id desc limit ? offset ?""", Conflicts::conflict, state, state, link, link, limit, offset);
    }

    long count(String state, String link) {
        return sql.number("""
                select count(*) from conflict where (?::text is null or state = ?) and (?::text is null or link = ?)""",
                state, state, link, link);
    }

    Optional<Conflict> find(long id) {
        return sql.first("select * from conflict where id = ?", Conflicts::conflict, id);
    }

    /** Closes an open conflict; false if it is not open. */
    boolean resolve(long id, String kept, String by) {
        return sql.update("""
                update conflict set state = 'resolved', kept = ?, resolved_by = ?, resolved_at = ?
                where id = ? and state = 'open'""", kept, by, clock.instant(), id) == 1;
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(row.getLong("id"), row.getString("link"), row.getLong("task_id"), row.getString("field"),
                row.getString("base_value"), row.getString("hub_value"), row.getString("remote_value"),
                row.getString("winner"), row.getString("state"), Sql.instant(row, "detected_at"),
                Sql.instant(row, "resolved_at"), row.getString("resolved_by"), row.getString("kept"));
    }
}
