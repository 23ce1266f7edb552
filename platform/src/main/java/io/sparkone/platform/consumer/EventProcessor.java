package io.sparkone.platform.consumer;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.sparkone.platform.deadletter.DeadLetters;
import io.sparkone.platform.event.EventHandlers;
import io.sparkone.platform.stream.StreamEntry;

/** Applies events, each together with its inbox row. */
@ApplicationScoped
class EventProcessor {

    private final EventHandlers handlers;
    private final Inbox inbox;
    private final Attempts attempts;
    private final DeadLetters deadLetters;
    private final ConsumerMetrics metrics;

    EventProcessor(EventHandlers handlers, Inbox inbox, Attempts attempts, DeadLetters deadLetters,
            ConsumerMetrics metrics) {
        this.handlers = handlers;
        this.inbox = inbox;
        this.attempts = attempts;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /** Applies all entries in one transaction; if one fails, none is applied. */
    void applyAll(String stream, List<StreamEntry> entries) throws EventFailedException {
        inTransaction(() -> apply(stream, entries));
    }

    /** Applies one entry that may have failed before, and forgets those failures with it. */
    void applyOne(StreamEntry entry) throws EventFailedException {
        inTransaction(() -> {
            apply(entry.stream(), List.of(entry));
            attempts.clear(entry.event().id());
        });
    }

    /** Puts an entry aside; it counts as processed from then on. */
    void giveUp(StreamEntry entry, int attempted, String error) throws EventFailedException {
        inTransaction(() -> {
            if (inbox.add(entry.stream(), List.of(entry)).contains(entry.event().id())) {
                deadLetters.record(entry, attempted, error);
                metrics.count(entry.stream(), ConsumerMetrics.Result.DEAD, 1);
            }
            inbox.advance(entry.stream(), List.of(entry));
            attempts.clear(entry.event().id());
        });
    }

    private void apply(String stream, List<StreamEntry> entries) throws Exception {
        List<StreamEntry> handled = entries.stream().filter(e -> handlers.handles(stream, e.event().type())).toList();
        Set<UUID> fresh = inbox.add(stream, handled);
        int applied = 0;
        for (StreamEntry entry : handled) {
            if (fresh.remove(entry.event().id())) {
                handlers.handle(stream, entry.event());
                applied++;
            }
        }
        inbox.advance(stream, entries);
        metrics.countAfterCommit(stream, applied, handled.size() - applied, entries.size() - handled.size());
    }

    private static void inTransaction(Work work) throws EventFailedException {
        try {
            QuarkusTransaction.requiringNew().call(() -> {
                work.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw new EventFailedException(e);
        }
    }

    private interface Work {

        void run() throws Exception;
    }
}
