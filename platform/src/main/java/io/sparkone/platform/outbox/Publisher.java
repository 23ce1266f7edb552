package io.sparkone.platform.outbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.config.ServiceConfig;
import io.sparkone.platform.stream.AppendResult;
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

    /** Publishes all that waits, and compares notes with Redis even where nothing does. */
    void drain() throws SQLException {
        probe();
        int numbered;
        int appended;
        do {
            numbered = outbox.number(watermark, config.publishBatch());
            appended = appendNext();
        } while (numbered == config.publishBatch() || appended > 0);
    }

    private void probe() throws SQLException {
        long actual = streams.lastSeq(stream);
        if (actual != watermark) {
            accept(actual);
        }
    }

    /** @return how many entries are behind the watermark now that were not before, or 1 where it has to be tried again */
    private int appendNext() throws SQLException {
        List<StreamEntry> entries = outbox.after(watermark, config.publishBatch());
        if (entries.isEmpty()) {
            return 0;
        }
        AppendResult result = streams.append(stream, watermark, entries);
        if (!result.appended()) {
            accept(result.lastSeq());
            return 1;
        }
        watermark = result.lastSeq();
        published.increment(entries.size());
        return entries.size();
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
            compare(seq, Math.min(actual, seq + config.publishBatch()));
        }
        watermark = actual;
    }

    /**
     * Rows whose number Redis gave to another event or to none (a database restored from a backup numbers again what it
     * had numbered before) lose it, and get a new one above the watermark. Rows that retention removed from Redis are
     * not among them: it removes them from the outbox first.
     */
    private void compare(long after, long upTo) throws SQLException {
        Map<Long, UUID> known = null;
        List<UUID> strangers = new ArrayList<>();
        for (StreamEntry row : outbox.after(after, config.publishBatch())) {
            if (row.seq() > upTo) {
                break;
            }
            if (known == null) {
                known = streams.eventIds(stream, after + 1, upTo, config.publishBatch());
            }
            if (!row.event().id().equals(known.get(row.seq()))) {
                strangers.add(row.event().id());
            }
        }
        if (!strangers.isEmpty()) {
            LOG.warnf(
                    "%s: %d events bear numbers that Redis does not know them by (database restored?): numbering them anew",
                    stream, strangers.size());
            outbox.unnumber(strangers);
        }
    }
}
