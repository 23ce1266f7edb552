package io.sparkone.api.message;

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

import io.sparkone.api.http.UncheckedSqlException;

/** The messages that were taken in. */
@ApplicationScoped
class MessageTable {

    private static final String INSERT = """
            insert into message (id, channel, sender, text, sent_at, received_at, external_id)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (channel, external_id) do nothing""";
    private static final String COLUMNS = """
            select id, channel, sender, text, sent_at, received_at, interpreted_at, kind, engine, language, outcome,
                   reply, task_id, event_id
            from message\s""";
    private static final String INTERPRETED = """
            update message set interpreted_at = ?, kind = ?, engine = ?, language = ?, outcome = ?, reply = ?,
                task_id = ?, event_id = ? where id = ?""";

    private final DataSource database;

    MessageTable(DataSource database) {
        this.database = database;
    }

    /** @return false if the channel's message of that external id is already there */
    boolean insert(Message message, String externalId) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, message.id());
            insert.setString(2, message.channel().toString());
            insert.setString(3, message.sender());
            insert.setString(4, message.text());
            insert.setObject(5, utc(message.sentAt()));
            insert.setObject(6, utc(message.receivedAt()));
            insert.setString(7, externalId);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    Optional<Message> find(UUID id) {
        return select("where id = ?", id).stream().findFirst();
    }

    /** Finds a message and holds it until the transaction ends, so that it is acted on once. */
    Optional<Message> lock(UUID id) {
        return select("where id = ? for update", id).stream().findFirst();
    }

    Optional<Message> findExternal(Channel channel, String externalId) {
        return select("where channel = ? and external_id = ?", channel.toString(), externalId).stream().findFirst();
    }

    void interpreted(Message message) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(INTERPRETED)) {
            update.setObject(1, utc(message.interpretedAt()));
            update.setString(2, message.kind());
            update.setString(3, message.engine());
            update.setString(4, message.language());
            update.setString(5, message.outcome());
            update.setString(6, message.reply());
            update.setObject(7, message.taskId());
            update.setObject(8, message.eventId());
            update.setObject(9, message.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private List<Message> select(String condition, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COLUMNS + condition)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<Message> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static Message read(ResultSet row) throws SQLException {
        return new Message(row.getObject(1, UUID.class), Channel.of(row.getString(2)), row.getString(3),
                row.getString(4), instant(row, 5), instant(row, 6), instant(row, 7), row.getString(8),
                row.getString(9), row.getString(10), row.getString(11), row.getString(12),
                row.getObject(13, Long.class), row.getObject(14, Long.class));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
