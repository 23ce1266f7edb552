package io.sparkone.platform.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.config.ServiceConfig;
import io.sparkone.platform.event.Event;
import io.sparkone.platform.stream.StreamEntry;

/** The relay's view of the outbox table. Each method is a transaction of its own. */
@ApplicationScoped
class OutboxTable {

    private final DataSource database;
    private final ServiceConfig service;

    OutboxTable(DataSource database, ServiceConfig service) {
        this.database = database;
        this.service = service;
    }

    /**
     * Numbers up to {@code limit} committed rows, in the order in which they were written. The lock on the stream's row
     * makes this the work of one relay at a time.
     *
     * @param floor numbers start above it, even where the table's own count is behind (a database restored from a backup)
     * @return the rows that were numbered, in order
     */
    List<StreamEntry> number(long floor, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!exists(connection, "select 1 from outbox where seq is null limit 1")) {
                return List.of();
            }
            connection.setAutoCommit(false);
            try {
                long last = Math.max(lockStream(connection), floor);
                List<StreamEntry> numbered = numberRows(connection, last, limit);
                update(connection, "update outbox_stream set last_seq = ?, updated_at = now() where stream = ?",
                        last + numbered.size(), service.stream());
                connection.commit();
                return numbered;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private List<StreamEntry> numberRows(Connection connection, long last, int limit) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outbox o set seq = ? + n.position
                from (select id, row_number() over (order by id) as position
                      from (select id from outbox where seq is null order by id limit ?) as next) n
                where o.id = n.id returning seq, event_id, type, subject, time, data, traceparent""")) {
            update.setLong(1, last);
            update.setInt(2, limit);
            List<StreamEntry> numbered = entries(update);
            numbered.sort(Comparator.comparingLong(StreamEntry::seq));
            return numbered;
        }
    }

    private long lockStream(Connection connection) throws SQLException {
        OptionalLong last = lockedStream(connection);
        if (last.isPresent()) {
            return last.getAsLong();
        }
        update(connection, "insert into outbox_stream (stream) values (?) on conflict do nothing", service.stream());
        return lockedStream(connection).orElseThrow();
    }

    private OptionalLong lockedStream(Connection connection) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select last_seq from outbox_stream where stream = ? for update")) {
            select.setString(1, service.stream());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** Numbered rows above {@code seq}, in order. */
    List<StreamEntry> after(long seq, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select seq, event_id, type, subject, time, data, traceparent
                        from outbox where seq > ? order by seq limit ?""")) {
            select.setLong(1, seq);
            select.setInt(2, limit);
            return entries(select);
        }
    }

    private List<StreamEntry> entries(PreparedStatement statement) throws SQLException {
        List<StreamEntry> entries = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                entries.add(entry(rows));
            }
        }
        return entries;
    }

    private StreamEntry entry(ResultSet row) throws SQLException {
        return new StreamEntry(service.stream(), row.getLong("seq"),
                new Event(row.getObject("event_id", UUID.class), service.source(), row.getString("type"),
                        row.getString("subject"), row.getObject("time", OffsetDateTime.class).toInstant(),
                        row.getString("data"), row.getString("traceparent")));
    }

    /** Takes numbers back from rows, so that they are numbered anew. */
    void unnumber(Collection<Long> seqs) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection
                        .prepareStatement("update outbox set seq = null where seq = any(?)")) {
            update.setArray(1, connection.createArrayOf("bigint", seqs.toArray()));
            update.executeUpdate();
        }
    }

    /** Notes what Redis has for certain, for metrics and retention. */
    void markPublished(long seq) throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(connection, """
                    insert into outbox_stream (stream, last_seq, published_seq) values (?, ?, ?)
                    on conflict (stream) do update set published_seq = excluded.published_seq, updated_at = now()""",
                    service.stream(), seq, seq);
        }
    }

    /** What waits to be published: rows without a number, and rows numbered above {@code publishedSeq}. */
    Backlog backlog(long publishedSeq) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select count(*), coalesce(extract(epoch from now() - min(time)), 0) from (
                            select time from outbox where seq is null
                            union all select time from outbox where seq > ?) waiting""")) {
            select.setLong(1, publishedSeq);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), Math.max(0, row.getDouble(2)));
            }
        }
    }

    static int update(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static boolean exists(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql); ResultSet rows = select.executeQuery()) {
            return rows.next();
        }
    }

    /**
     * Events that no consumer can see yet.
     *
     * @param oldestSeconds age of the oldest, in seconds; 0 where none waits
     */
    record Backlog(long events, double oldestSeconds) {}
}
