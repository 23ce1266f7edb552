package io.sparkone.platform.deadletter;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.sparkone.platform.config.ServiceConfig;
import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandlers;
import io.sparkone.platform.outbox.Outbox;
import io.sparkone.platform.stream.StreamEntry;

/** Events that this service could not apply: kept, shown, and replayed or discarded by a person. */
@ApplicationScoped
public class DeadLetters {

    private final DeadLetterTable table;
    private final Outbox outbox;
    private final Instance<EventHandlers> handlers;
    private final ServiceConfig service;

    DeadLetters(DeadLetterTable table, Outbox outbox, Instance<EventHandlers> handlers, ServiceConfig service) {
        this.table = table;
        this.outbox = outbox;
        this.handlers = handlers;
        this.service = service;
    }

    /** Keeps an event, in the transaction that also marks it as processed. */
    @Transactional(TxType.MANDATORY)
    public void record(StreamEntry entry, int attempts, String error) throws SQLException {
        table.insert(entry, attempts, error);
        Event event = entry.event();
        outbox.append("dead_letter.recorded", "dead_letter/" + event.id(), new DeadLetterRecorded(service.service(),
                event.id(), event.type(), event.subject(), attempts, error, 1));
    }

    /**
     * @param state {@code open}, {@code replayed}, {@code discarded}, or null for all
     * @return newest first
     */
    public List<DeadLetter> list(String state, int limit, int offset) throws SQLException {
        return table.list(state, limit, offset);
    }

    /** How many there are in a state, or in all where it is null. */
    public long count(String state) throws SQLException {
        return table.count(state);
    }

    public Optional<DeadLetter> find(long id) throws SQLException {
        return table.find(id);
    }

    /**
     * Applies an open dead letter once more; effect and new state commit together.
     *
     * @return the letter as it is now; unchanged if it was not open
     * @throws ReplayFailedException if it fails again; it stays open, with the new error
     */
    public Optional<DeadLetter> replay(long id, String by) throws SQLException, ReplayFailedException {
        Optional<DeadLetter> letter = table.find(id);
        if (letter.isPresent() && "open".equals(letter.get().state())) {
            try {
                QuarkusTransaction.requiringNew().call(() -> apply(letter.get(), by));
            } catch (RuntimeException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                String error = cause.getClass().getSimpleName() + ": " + cause.getMessage();
                table.failedAgain(id, error);
                throw new ReplayFailedException(error, e);
            }
        }
        return table.find(id);
    }

    private Void apply(DeadLetter letter, String by) throws Exception {
        if (table.resolve(letter.id(), "replayed", by, null)) {
            handlers.get().handle(letter.stream(), new Event(letter.eventId(), letter.source(), letter.type(),
                    letter.subject(), letter.time(), letter.data(), letter.traceparent()));
        }
        return null;
    }

    /** Replays all open ones, oldest first; one that fails does not stop the others. */
    public ReplayResult replayAll(String by) throws SQLException {
        int replayed = 0;
        int failed = 0;
        for (long id : table.openIds()) {
            try {
                replay(id, by);
                replayed++;
            } catch (ReplayFailedException e) {
                failed++;
            }
        }
        return new ReplayResult(replayed, failed);
    }

    /** Closes an open dead letter without applying it. */
    public Optional<DeadLetter> discard(long id, String by, String reason) throws SQLException {
        table.resolve(id, "discarded", by, reason);
        return table.find(id);
    }

    /** What became of a replay of all. */
    public record ReplayResult(int replayed, int failed) {}
}
