package io.sparkone.bench.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;

/** Writes down each effect of one service's changes. */
class LedgerConsumer implements EventHandler {

    private static final String APPLY = """
            with change (source, subject, version, event_id) as (values (?, ?, ?, ?::uuid)), written as (
                insert into effect (source, subject, version, event_id) select * from change)
            insert into state (source, subject, version) select source, subject, version from change
            on conflict (source, subject) do update set version = excluded.version
            where state.version < excluded.version""";

    /** What a shell says of a process that SIGKILL ended. */
    private static final int KILLED = 137;

    private final String stream;
    private final EventPayload payloads;
    private final DataSource database;
    private final Optional<String> deadly;

    /** @param deadly subject whose events end the process, as one would that no memory suffices for */
    LedgerConsumer(String service, EventPayload payloads, DataSource database, Optional<String> deadly) {
        this.stream = "sparkone:" + service;
        this.payloads = payloads;
        this.database = database;
        this.deadly = deadly;
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
        if (deadly.isPresent() && deadly.get().equals(event.subject())) {
            Runtime.getRuntime().halt(KILLED);
        }
        long version = payloads.read(event, SubjectChanged.class).version();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(APPLY)) {
            statement.setString(1, event.source());
            statement.setString(2, event.subject());
            statement.setLong(3, version);
            statement.setObject(4, event.id());
            statement.executeUpdate();
        }
    }

    /** One consumer for each service of the rig, so that each reads all of them, itself included. */
    @ApplicationScoped
    static class Factory {

        private final EventPayload payloads;
        private final DataSource database;
        private final Optional<String> deadly;

        Factory(EventPayload payloads, DataSource database,
                @ConfigProperty(name = "sparkone.ledger.deadly-subject") Optional<String> deadly) {
            this.payloads = payloads;
            this.database = database;
            this.deadly = deadly;
        }

        @Produces
        @Singleton
        EventHandler ofA() {
            return new LedgerConsumer("ledgera", payloads, database, deadly);
        }

        @Produces
        @Singleton
        EventHandler ofB() {
            return new LedgerConsumer("ledgerb", payloads, database, deadly);
        }

        @Produces
        @Singleton
        EventHandler ofC() {
            return new LedgerConsumer("ledgerc", payloads, database, deadly);
        }
    }
}
