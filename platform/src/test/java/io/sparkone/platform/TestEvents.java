package io.sparkone.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.MDC;

import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.TraceContext;
import io.sparkone.platform.outbox.Outbox;

/** A producer and a consumer of {@code thing.changed} in one service; the consumer can be told to fail. */
@ApplicationScoped
public class TestEvents implements EventHandler {

    public record ThingChanged(int version) {}

    /** What a handler saw of the trace: the current span, and what its log lines carry. */
    public record Handled(String traceparent, String loggedTrace, String loggedEvent) {}

    private final Map<String, Handled> handled = new ConcurrentHashMap<>();
    private final Outbox outbox;
    private final EventPayload payloads;
    private final DataSource database;
    private final Set<String> poisoned = ConcurrentHashMap.newKeySet();
    private final Set<String> bottomless = ConcurrentHashMap.newKeySet();

    TestEvents(Outbox outbox, EventPayload payloads, DataSource database) {
        this.outbox = outbox;
        this.payloads = payloads;
        this.database = database;
    }

    public void commit(String subject, int version) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append("thing.changed", subject, new ThingChanged(version)));
    }

    /** Makes the handler fail for a subject. */
    public void poison(String subject) {
        poisoned.add(subject);
    }

    /** Makes the handler overflow its stack for a subject, as deeply nested input can. */
    public void makeBottomless(String subject) {
        bottomless.add(subject);
    }

    /** What the last event of a subject was handled with. */
    public Handled handled(String subject) {
        return handled.get(subject);
    }

    public void cure(String subject) {
        poisoned.remove(subject);
        bottomless.remove(subject);
    }

    /** Effects of a subject, doubled ones included. */
    public long effects(String subjectPrefix) {
        return count("select count(*) from effect where subject like ?", subjectPrefix);
    }

    /** Events of a subject that had an effect. */
    public long distinctEffects(String subjectPrefix) {
        return count("select count(distinct event_id) from effect where subject like ?", subjectPrefix);
    }

    private long count(String sql, String subjectPrefix) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, subjectPrefix + "%");
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String stream() {
        return "sparkone:platform";
    }

    @Override
    public Set<String> types() {
        return Set.of("thing.changed");
    }

    @Override
    public void handle(Event event) throws Exception {
        handled.put(event.subject(), new Handled(TraceContext.current(), String.valueOf(MDC.get("traceId")),
                String.valueOf(MDC.get("eventId"))));
        if (poisoned.contains(event.subject())) {
            throw new IllegalStateException("poisoned");
        }
        if (bottomless.contains(event.subject())) {
            handle(event);
        }
        int version = payloads.read(event, ThingChanged.class).version();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection
                        .prepareStatement("insert into effect (event_id, subject, version) values (?, ?, ?)")) {
            insert.setObject(1, event.id());
            insert.setString(2, event.subject());
            insert.setLong(3, version);
            insert.executeUpdate();
        }
    }
}
