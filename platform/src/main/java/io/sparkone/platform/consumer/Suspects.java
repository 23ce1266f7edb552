package io.sparkone.platform.consumer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jboss.logging.Logger;

import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.loop.Backoff;
import io.sparkone.platform.stream.StreamEntry;
import io.sparkone.platform.stream.StreamReader;

/**
 * Entries of a stream that failed, or were left by a process that died: tried one by one, each attempt counted before it begins,
 * and put aside as dead letters in the end. One that fails waits for its next attempt without holding up the others.
 */
class Suspects {

    private static final Logger LOG = Logger.getLogger(Suspects.class);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
    /** More than these are left to Redis, which offers them again when they have been idle for long enough. */
    private static final int MOST_WAITING = 1_000;

    private final String group;
    private final EventsConfig config;
    private final StreamReader reader;
    private final EventProcessor processor;
    private final Attempts attempts;
    private final ConsumerMetrics metrics;
    private final Backoff backoff;
    private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();
    /** Their last attempt ended for reasons of the infrastructure, so the next does not count. */
    private final Set<UUID> interrupted = new HashSet<>();

    Suspects(String group, EventsConfig config, StreamReader reader, EventProcessor processor, Attempts attempts,
            ConsumerMetrics metrics) {
        this.group = group;
        this.config = config;
        this.reader = reader;
        this.processor = processor;
        this.attempts = attempts;
        this.metrics = metrics;
        this.backoff = new Backoff(config.retryDelay(), LONGEST_DELAY);
    }

    List<StreamEntry> withoutWaiting(List<StreamEntry> entries) {
        return entries.stream().filter(entry -> !waiting.containsKey(entry.event().id())).toList();
    }

    /** Tries those whose time has come. */
    void retryDue() throws SQLException, EventFailedException {
        long now = System.nanoTime();
        List<StreamEntry> due = waiting.values().stream().filter(one -> now - one.dueNanos() >= 0).map(Waiting::entry)
                .toList();
        due.forEach(entry -> waiting.remove(entry.event().id()));
        tryEach(due);
    }

    /** @throws EventFailedException if the infrastructure is in trouble; the rest stays pending in Redis */
    void tryEach(List<StreamEntry> entries) throws SQLException, EventFailedException {
        for (StreamEntry entry : entries) {
            tryOne(entry);
        }
    }

    private void tryOne(StreamEntry entry) throws SQLException, EventFailedException {
        UUID id = entry.event().id();
        int attempt = attempts.begin(id, !interrupted.remove(id));
        if (attempt > config.maxAttempts()) {
            giveUp(entry, attempt - 1, "The process died in every attempt");
            return;
        }
        try {
            processor.applyOne(entry);
            reader.acknowledge(entry.stream(), group, List.of(entry));
        } catch (EventFailedException e) {
            if (e.isTransient()) {
                interrupted.add(id);
                throw e;
            }
            failed(entry, attempt, e);
        }
    }

    private void failed(StreamEntry entry, int attempt, EventFailedException e)
            throws SQLException, EventFailedException {
        LOG.warnf(e, "Attempt %d of %d at %s %s failed", attempt, config.maxAttempts(), entry.event().type(),
                entry.event().id());
        metrics.count(entry.stream(), ConsumerMetrics.Result.FAILED, 1);
        if (attempt >= config.maxAttempts()) {
            giveUp(entry, attempt, e.getMessage());
            return;
        }
        attempts.failed(entry.event().id(), e.getMessage());
        if (waiting.size() < MOST_WAITING) {
            waiting.put(entry.event().id(), new Waiting(entry, System.nanoTime() + backoff.after(attempt).toNanos()));
        }
    }

    private void giveUp(StreamEntry entry, int attempted, String error) throws EventFailedException {
        LOG.errorf("%s %s is a dead letter after %d attempts: %s", entry.event().type(), entry.event().id(), attempted,
                error);
        processor.giveUp(entry, attempted, error);
        reader.acknowledge(entry.stream(), group, List.of(entry));
    }

    /** @param dueNanos by the monotonic clock */
    private record Waiting(StreamEntry entry, long dueNanos) {}
}
