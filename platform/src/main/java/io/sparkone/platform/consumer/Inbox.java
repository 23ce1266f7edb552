package io.sparkone.platform.consumer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.stream.StreamEntry;

/** What this service has applied, and how far it has come; written in the transaction of the effect. */
@ApplicationScoped
class Inbox {

    private final DataSource database;

    Inbox(DataSource database) {
        this.database = database;
    }

    /** Records the entries as applied and gives those that were not before. */
    Set<UUID> add(String stream, Collection<StreamEntry> entries) throws SQLException {
        Set<UUID> fresh = new HashSet<>();
        if (entries.isEmpty()) {
            return fresh;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into inbox (event_id, stream, seq)
                        select distinct on (event_id) event_id, ?, seq
                        from unnest(?::uuid[], ?::bigint[]) as e (event_id, seq) order by event_id
                        on conflict do nothing returning event_id""")) {
            insert.setString(1, stream);
            insert.setArray(2, connection.createArrayOf("uuid", entries.stream().map(e -> e.event().id()).toArray()));
            insert.setArray(3, connection.createArrayOf("bigint", entries.stream().map(StreamEntry::seq).toArray()));
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return fresh;
    }

    /** Notes that all up to this entry is committed. */
    void advance(String stream, List<StreamEntry> entries) throws SQLException {
        long last = entries.stream().mapToLong(StreamEntry::seq).max().orElse(0);
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into consumer_position (stream, seq) values (?, ?)
                        on conflict (stream) do update set seq = excluded.seq, updated_at = now()
                        where consumer_position.seq < excluded.seq""")) {
            upsert.setString(1, stream);
            upsert.setLong(2, last);
            upsert.executeUpdate();
        }
    }

    /** The furthest entry that is committed; 0 where none is. */
    long position(String stream) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select seq from consumer_position where stream = ?")) {
            select.setString(1, stream);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Whether all these events have been applied. */
    boolean containsAll(Collection<UUID> eventIds) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select count(*) from inbox where event_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", eventIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1) == Set.copyOf(eventIds).size();
            }
        }
    }

    /**
     * Forgets entries that the stream no longer holds and so can never be delivered again, once they are old enough.
     *
     * @param belowSeq the oldest entry of the stream
     */
    void trim(String stream, long belowSeq, long retentionSeconds) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from inbox where event_id in (select event_id from inbox
                            where stream = ? and seq < ? and processed_at < now() - make_interval(secs => ?)
                            order by seq limit 5000)""")) {
            delete.setString(1, stream);
            delete.setLong(2, belowSeq);
            delete.setDouble(3, retentionSeconds);
            while (delete.executeUpdate() == 5_000) {
                // the next batch
            }
        }
    }
}
