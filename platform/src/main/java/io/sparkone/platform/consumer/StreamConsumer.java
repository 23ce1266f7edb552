package io.sparkone.platform.consumer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.loop.Backoff;
import io.sparkone.platform.loop.Interval;
import io.sparkone.platform.stream.NoSuchGroupException;
import io.sparkone.platform.stream.StreamEntry;
import io.sparkone.platform.stream.StreamReader;

/** Reads one stream for this service's group: new entries, those that an earlier life left, and those of dead instances. */
class StreamConsumer {

    private static final Logger LOG = Logger.getLogger(StreamConsumer.class);
    private static final Duration FORGET_CONSUMER_AFTER = Duration.ofHours(1);

    private final String stream;
    private final String group;
    private final EventsConfig config;
    private final StreamReader reader;
    private final EventProcessor processor;
    private final Suspects suspects;
    private final RestoreDetector restores;
    private final Inbox inbox;
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    private final Interval sweepInterval;
    private boolean joined;

    StreamConsumer(String stream, String group, EventsConfig config, StreamReader reader, EventProcessor processor,
            Suspects suspects, RestoreDetector restores, Inbox inbox) {
        this.stream = stream;
        this.group = group;
        this.config = config;
        this.sweepInterval = new Interval(config.claimIdle().dividedBy(3));
        this.reader = reader;
        this.processor = processor;
        this.suspects = suspects;
        this.restores = restores;
        this.inbox = inbox;
    }

    /** One round; trouble with Redis or the database ends it, and the next one begins by joining again. */
    void round() throws InterruptedException {
        try {
            if (!joined) {
                join();
                joined = true;
                backoff.reset();
            }
            sweep();
            suspects.retryDue();
            consume(reader.read(stream, group, config.instance(), config.consumeBatch(), config.block()));
        } catch (NoSuchGroupException e) {
            LOG.warnf("Redis lost %s or the group %s: reading it again from its beginning", stream, group);
            joined = false;
        } catch (SQLException | EventFailedException | RuntimeException e) {
            if (backoff.isFirst()) {
                LOG.warnf("Consuming %s is interrupted; trying again until it works: %s", stream, e.getMessage());
            }
            LOG.debugf(e, "Consuming %s is interrupted", stream);
            joined = false;
            Thread.sleep(backoff.next().toMillis());
        }
    }

    private void join() throws SQLException, EventFailedException {
        reader.ensureGroup(stream, group);
        restores.check(stream, group);
        List<StreamEntry> left;
        do {
            left = suspects.withoutWaiting(reader.claimOwn(stream, group, config.instance(), config.consumeBatch()));
            suspects.tryEach(left);
        } while (!left.isEmpty());
    }

    private void sweep() throws SQLException, EventFailedException {
        if (!sweepInterval.isDue()) {
            return;
        }
        restores.check(stream, group);
        List<StreamEntry> left = suspects.withoutWaiting(
                reader.claimIdle(stream, group, config.instance(), config.consumeBatch(), config.claimIdle()));
        suspects.tryEach(left);
        reader.forgetIdleConsumers(stream, group, config.instance(), FORGET_CONSUMER_AFTER);
        Optional<Long> oldest = reader.firstSeq(stream);
        if (oldest.isPresent()) {
            inbox.trim(stream, oldest.get(), config.retention().toSeconds());
        }
    }

    private void consume(List<StreamEntry> entries) throws SQLException, EventFailedException {
        if (entries.isEmpty()) {
            return;
        }
        restores.checkBefore(stream, group, entries.get(0).seq());
        try {
            processor.applyAll(stream, entries);
            reader.acknowledge(stream, group, entries);
        } catch (EventFailedException e) {
            if (e.isTransient()) {
                throw e;
            }
            suspects.tryEach(entries);
        }
    }
}
