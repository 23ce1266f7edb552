package io.sparkone.platform.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.stream.GroupPosition;
import io.sparkone.platform.stream.StreamWriter;

/**
 * Forgets published events by age, but never one that some consumer group still needs. A group that is not in Redis (it never came,
 * or Redis lost it) counts as being where it was last seen.
 */
@ApplicationScoped
class Retention {

    private static final int DELETE_BATCH = 5_000;

    private final DataSource database;
    private final StreamWriter streams;
    private final EventsConfig config;
    private final Clock clock;

    Retention(DataSource database, StreamWriter streams, EventsConfig config, Clock clock) {
        this.database = database;
        this.streams = streams;
        this.config = config;
        this.clock = clock;
    }

    /** Notes how far the groups have come. */
    void remember(List<GroupPosition> groups) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (GroupPosition group : groups) {
                OutboxTable.update(connection, """
                        insert into outbox_group (name, settled_seq, seen_at) values (?, ?, now())
                        on conflict (name) do update set seen_at = now(),
                            settled_seq = greatest(outbox_group.settled_seq, excluded.settled_seq)""",
                        group.name(), group.settledSeq());
            }
        }
    }

    /** Trims outbox and stream; the outbox first, since what is in Redis must be in the outbox. */
    void trim(String stream, long publishedSeq) throws SQLException {
        try (Connection connection = database.getConnection()) {
            OptionalLong oldestKept = oldestWithin(connection, publishedSeq);
            long floor = Math.min(oldestKept.orElse(publishedSeq + 1), settledByAll(connection) + 1);
            int deleted;
            do {
                deleted = OutboxTable.update(connection, """
                        delete from outbox where id in (
                            select id from outbox where seq < ? and time < ? order by seq limit ?)""",
                        floor, cutoff(), DELETE_BATCH);
            } while (deleted == DELETE_BATCH);
            streams.trimBelow(stream, Math.min(floor, oldestKept.orElse(floor)));
        }
    }

    private OffsetDateTime cutoff() {
        return OffsetDateTime.ofInstant(clock.instant().minus(config.retention()), ZoneOffset.UTC);
    }

    private OptionalLong oldestWithin(Connection connection, long publishedSeq) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select min(seq) from outbox where time >= ? and seq <= ?")) {
            select.setObject(1, cutoff());
            select.setLong(2, publishedSeq);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long seq = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(seq);
            }
        }
    }

    /** The last entry that every group has settled; nothing is settled by a group that was expected and never seen. */
    private long settledByAll(Connection connection) throws SQLException {
        Map<String, Long> settled = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select name, settled_seq from outbox_group");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                settled.put(rows.getString(1), rows.getLong(2));
            }
        }
        Set<String> names = new HashSet<>(config.groups().orElse(Set.of()));
        names.addAll(settled.keySet());
        return names.stream().mapToLong(name -> settled.getOrDefault(name, 0L)).min().orElse(Long.MAX_VALUE - 1);
    }
}
