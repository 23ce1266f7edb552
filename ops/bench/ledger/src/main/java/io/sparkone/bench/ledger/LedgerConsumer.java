package io.sparkone.bench.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;

/** Writes down each effect of one service's changes. */
class LedgerConsumer implements EventHandler {

    private final String stream;
    private final EventPayload payloads;
    private final DataSource database;

    LedgerConsumer(String service, EventPayload payloads, DataSource database) {
        this.stream = "sparkone:" + service;
        this.payloads = payloads;
        this.database = database;
    }

    @Override
    public String stream() {
        return stream;
    }

    @Override
    public Set<String> types() {
        return Set.of("subject.changed");
    }

    @Override
    public void handle(Event event) throws Exception {
        long version = payloads.read(event, SubjectChanged.class).version();
        try (Connection connection = database.getConnection()) {
            execute(connection, "insert into effect (source, subject, version, event_id) values (?, ?, ?, ?)",
                    event.source(), event.subject(), version, event.id());
            execute(connection, """
                    insert into state (source, subject, version) values (?, ?, ?)
                    on conflict (source, subject) do update set version = excluded.version
                    where state.version < excluded.version""", event.source(), event.subject(), version);
        }
    }

    private static void execute(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }

    /** One consumer for each service of the rig, so that each reads all of them, itself included. */
    @ApplicationScoped
    static class Factory {

        private final EventPayload payloads;
        private final DataSource database;

        Factory(EventPayload payloads, DataSource database) {
            this.payloads = payloads;
            this.database = database;
        }

        @Produces
        @Singleton
        EventHandler ofA() {
            return new LedgerConsumer("ledgera", payloads, database);
        }

        @Produces
        @Singleton
        EventHandler ofB() {
            return new LedgerConsumer("ledgerb", payloads, database);
        }

        @Produces
        @Singleton
        EventHandler ofC() {
            return new LedgerConsumer("ledgerc", payloads, database);
        }
    }
}
