package io.sparkone.api.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.sql.Sql;

/** The messages that were taken in. */
@ApplicationScoped
class MessageTable {

    private static final String INSERT = """
            insert into message (id, channel, sender, user_name, text, sent_at, received_at, external_id)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (channel, external_id) do nothing""";
    private static final String COLUMNS = """
            select id, channel, sender, user_name, text, sent_at, received_at, interpreted_at, kind, engine, language, outcome,
                   reply, task_id, event_id
            from message\s""";
    private static final String INTERPRETED = """
            update message set interpreted_at = ?, kind = ?, engine = ?, language = ?, outcome = ?, reply = ?,
                task_id = ?, event_id = ? where id = ?""";

    private final Sql sql;

    MessageTable(Sql sql) {
        this.sql = sql;
    }

    /** @return false if the channel's message of that external id is already there */
    boolean insert(Message message, String externalId) {
        return sql.update(INSERT, message.id(), message.channel().toString(), message.sender(), message.user(),
                message.text(),
                message.sentAt(), message.receivedAt(), externalId) == 1;
    }

    Optional<Message> find(UUID id) {
        return first("where id = ?", id);
    }

    /** Finds a message and holds it until the transaction ends, so that it is acted on once. */
    Optional<Message> lock(UUID id) {
        return first("where id = ? for update", id);
    }

    Optional<Message> findExternal(Channel channel, String externalId) {
        return first("where channel = ? and external_id = ?", channel.toString(), externalId);
    }

    void interpreted(Message message) {
        sql.update(INTERPRETED, message.interpretedAt(), message.kind(), message.engine(), message.language(),
                message.outcome(), message.reply(), message.taskId(), message.eventId(), message.id());
    }

    private Optional<Message> first(String condition, Object... parameters) {
        return sql.first(COLUMNS + condition, MessageTable::read, parameters);
    }

    private static Message read(ResultSet row) throws SQLException {
        return new Message(row.getObject(1, UUID.class), Channel.of(row.getString(2)), row.getString(3),
                row.getString(4), row.getString(5), Sql.instant(row, "sent_at"), Sql.instant(row, "received_at"),
                Sql.instant(row, "interpreted_at"), row.getString(9), row.getString(10), row.getString(11),
                row.getString(12), row.getString(13), row.getObject(14, Long.class), row.getObject(15, Long.class));
    }
}
