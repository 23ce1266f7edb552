package io.sparkone.platform.outbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.config.ServiceConfig;
import io.sparkone.platform.stream.AppendResult;
import io.sparkone.platform.stream.Excerpt;
import io.sparkone.platform.stream.StreamEntry;
import io.sparkone.platform.stream.StreamWriter;

/**
 * Brings Redis to where the outbox is. Redis' last entry is the watermark: what comes after it in the outbox is appended, whether it
 * is new or was lost. Entries that this publisher did not append itself are believed only after a look at them.
 */
@ApplicationScoped
class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final long UNKNOWN = -1;

    private final OutboxTable outbox;
    private final StreamWriter streams;
    private final EventsConfig config;
    private final String stream;
    private final Counter published;
    private final Counter refills;
    private volatile long watermark = UNKNOWN;

    Publisher(OutboxTable outbox, StreamWriter streams, EventsConfig config, ServiceConfig service,
            MeterRegistry metrics) {
        this.outbox = outbox;
        this.streams = streams;
        this.config = config;
        this.stream = service.stream();
        this.published = Counter.builder("sparkone.events.published").tag("stream", stream)
                .description("Events appended to the stream").register(metrics);
        this.refills = Counter.builder("sparkone.outbox.refills").tag("stream", stream)
                .description("Times that Redis was found to have lost entries and was refilled").register(metrics);
    }

    /** The last entry that Redis is known to have, or -1 before the first look. */
    long watermark() {
        return watermark;
    }

    /**
     * Publishes all that waits: while Redis appends a batch, the next one is numbered. An append compares notes with Redis; where
     * there is none, that is done by itself.
     */
    void drain() throws SQLException {
        if (watermark == UNKNOWN) {
            accept(streams.lastSeq(stream));
        }
        int limit = config.publishBatch();
        boolean agreed = false;
        List<StreamEntry> batch = outbox.number(watermark, limit);
        while (!batch.isEmpty()) {
            // rows that do not follow what Redis has come after others that it lacks; refill() brings them in order
            boolean follows = batch.get(0).seq() == watermark + 1;
            CompletableFuture<AppendResult> append = follows ? streams.append(stream, watermark, batch) : null;
            List<StreamEntry> next = batch.size() < limit ? List.of() : outbox.number(last(batch), limit);
            agreed = follows && settle(append, batch);
            batch = next;
        }
        if (!agreed) {
            refill();
        }
    }

    private static long last(List<StreamEntry> batch) {
        return batch.get(batch.size() - 1).seq();
    }

    /** Brings everything to Redis that it lacks, whoever numbered it and whenever. */
    private void refill() throws SQLException {
        long actual = streams.lastSeq(stream);
        if (actual != watermark) {
            accept(actual);
        }
        for (List<StreamEntry> lacking = lacking(); !lacking.isEmpty(); lacking = lacking()) {
            settle(streams.append(stream, watermark, lacking), lacking);
        }
    }

    private List<StreamEntry> lacking() throws SQLException {
        return outbox.after(watermark, config.publishBatch());
    }

    /** Waits for what became of an append; true if Redis has the batch. */
    private boolean settle(CompletableFuture<AppendResult> append, List<StreamEntry> batch) throws SQLException {
        AppendResult result = append.join();
        if (!result.appended()) {
            accept(result.lastSeq());
            return false;
        }
        watermark = result.lastSeq();
        published.increment(batch.size());
        return true;
    }

    /** Takes Redis' word for where the stream ends, after checking what others appended. */
    private void accept(long actual) throws SQLException {
        if (watermark != UNKNOWN && actual < watermark) {
            LOG.warnf("%s ends at %d in Redis, not at %d: refilling it from the outbox", stream, actual, watermark);
            refills.increment();
            watermark = actual;
            return;
        }
        long from = watermark == UNKNOWN ? actual - config.publishBatch() : watermark;
        for (long seq = Math.max(0, from); seq < actual; seq += config.publishBatch()) {
            if (!compare(seq, Math.min(actual, seq + config.publishBatch()))) {
                // lost in the meantime, which says nothing about the rows
                accept(streams.lastSeq(stream));
                return;
            }
        }
        watermark = actual;
    }

    /**
     * Rows whose number Redis gave to another event or to none (a database restored from a backup numbers again what it
     * had numbered before) lose it, and get a new one above the watermark. Rows that retention removed from Redis are
     * not among them: it removes them from the outbox first.
     *
     * @return false if Redis does not reach as far any more, and nothing was compared
     */
    private boolean compare(long after, long upTo) throws SQLException {
        Excerpt known = null;
        List<Long> strangers = new ArrayList<>();
        for (StreamEntry row : outbox.after(after, config.publishBatch())) {
            if (row.seq() > upTo) {
                break;
            }
            if (known == null) {
                known = streams.excerpt(stream, after + 1, upTo, config.publishBatch());
                if (known.lastSeq() < upTo) {
                    return false;
                }
            }
            if (!row.event().id().equals(known.eventIds().get(row.seq()))) {
                strangers.add(row.seq());
            }
        }
        if (!strangers.isEmpty()) {
            LOG.warnf(
                    "%s: %d events bear numbers that Redis does not know them by (database restored?): numbering them anew",
                    stream, strangers.size());
            outbox.unnumber(strangers);
        }
        return true;
    }
}
