package io.sparkone.platform.deadletter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.event.Event;
import io.sparkone.platform.stream.StreamEntry;

/** The dead letter table. */
@ApplicationScoped
class DeadLetterTable {

    private final DataSource database;

    DeadLetterTable(DataSource database) {
        this.database = database;
    }

    void insert(StreamEntry entry, int attempts, String error) throws SQLException {
        Event event = entry.event();
        update("""
                insert into dead_letter
                    (event_id, stream, seq, source, type, subject, time, traceparent, data, attempts, error)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (event_id) do update set attempts = excluded.attempts, error = excluded.error,
                    state = 'open', failed_at = now(), resolved_at = null, resolved_by = null, reason = null""",
                event.id(), entry.stream(), entry.seq(), event.source(), event.type(), event.subject(),
                OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC), event.traceparent(), event.data(), attempts,
                error);
    }

    List<DeadLetter> list(String state, int limit, int offset) throws SQLException {
        return select("""
                select * from dead_letter where ?::text is null or state = ? order by id desc limit ? offset ?""",
                state,
                state, limit, offset);
    }

    Optional<DeadLetter> find(long id) throws SQLException {
        return select("select * from dead_letter where id = ?", id).stream().findFirst();
    }

    long count(String state) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "select count(*) from dead_letter where ?::text is null or state = ?")) {
            count.setString(1, state);
            count.setString(2, state);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    List<Long> openIds() throws SQLException {
        return select("select * from dead_letter where state = 'open' order by id limit 10000").stream()
                .map(DeadLetter::id).toList();
    }

    /** Closes a letter if it is open; false if it is not. */
    boolean resolve(long id, String state, String by, String reason) throws SQLException {
        return update("""
                update dead_letter set state = ?, resolved_at = now(), resolved_by = ?, reason = ?
                where id = ? and state = 'open'""", state, by, reason, id) == 1;
    }

    void failedAgain(long id, String error) throws SQLException {
        update("update dead_letter set attempts = attempts + 1, error = ?, failed_at = now() where id = ?", error, id);
    }

    private int update(String sql, Object... arguments) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private List<DeadLetter> select(String sql, Object... arguments) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<DeadLetter> letters = new ArrayList<>();
            while (rows.next()) {
                letters.add(letter(rows));
            }
            return letters;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(row.getLong("id"), row.getObject("event_id", UUID.class), row.getString("stream"),
                row.getLong("seq"), row.getString("source"), row.getString("type"), row.getString("subject"),
                instant(row, "time"), row.getString("traceparent"), row.getString("data"), row.getInt("attempts"),
                row.getString("error"), row.getString("state"), instant(row, "failed_at"), instant(row, "resolved_at"),
                row.getString("resolved_by"), row.getString("reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
