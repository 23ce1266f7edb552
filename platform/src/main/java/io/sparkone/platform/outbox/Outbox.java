package io.sparkone.platform.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.TraceContext;

/**
 * Where a service puts what it has to tell. The row commits or rolls back with the change that it tells of; the relay
 * publishes it afterwards.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into outbox (event_id, type, subject, time, traceparent, data) values (?, ?, ?, ?, ?, ?::json)""";

    private final DataSource database;
    private final EventPayload payloads;
    private final Clock clock;

    Outbox(DataSource database, EventPayload payloads, Clock clock) {
        this.database = database;
        this.payloads = payloads;
        this.clock = clock;
    }

    /**
     * Adds an event to the current transaction. Events of one subject keep their order only if the caller holds the lock of the
     * subject's row, that is, has updated or inserted it (and flushed) before this call.
     *
     * @param type past-tense name, e.g. {@code task.created}
     * @param subject e.g. {@code task/12}
     * @param payload record with the whole new state and its version
     * @return the event's id
     * @throws jakarta.transaction.TransactionalException if there is no transaction
     */
    @Transactional(TxType.MANDATORY)
    public UUID append(String type, String subject, Object payload) {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, type);
            insert.setString(3, subject);
            insert.setObject(4, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setString(5, TraceContext.current());
            insert.setString(6, payloads.write(payload));
            insert.executeUpdate();
            return id;
        } catch (SQLException e) {
            throw new OutboxException("Could not add " + type + " of " + subject + " to the outbox", e);
        }
    }
}
