package io.sparkone.platform.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.config.ServiceConfig;
import io.sparkone.platform.loop.Backoff;
import io.sparkone.platform.loop.Interval;
import io.sparkone.platform.loop.Loop;
import io.sparkone.platform.stream.GroupPosition;
import io.sparkone.platform.stream.StreamWriter;

/** Publishes the outbox, for as long as the service runs. Any number of instances may do so at once. */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    /** Trimming is no hurry; the gauges are. */
    private static final int UPKEEPS_PER_TRIM = 60;

    private final Publisher publisher;
    private final OutboxTable outbox;
    private final OutboxMetrics metrics;
    private final Retention retention;
    private final StreamWriter streams;
    private final EventsConfig config;
    private final String stream;
    private final OutboxSignal signal;
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    private final Interval upkeepInterval;
    private Loop loop;
    private int upkeeps;

    Relay(Publisher publisher, OutboxTable outbox, OutboxMetrics metrics, Retention retention, StreamWriter streams,
            EventsConfig config, ServiceConfig service,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String jdbcUrl,
            @ConfigProperty(name = "quarkus.datasource.username", defaultValue = "") String username,
            @ConfigProperty(name = "quarkus.datasource.password", defaultValue = "") String password) {
        this.publisher = publisher;
        this.outbox = outbox;
        this.metrics = metrics;
        this.retention = retention;
        this.streams = streams;
        this.config = config;
        this.stream = service.stream();
        this.upkeepInterval = new Interval(config.upkeepInterval());
        this.signal = new OutboxSignal(jdbcUrl, username, password, service.service());
    }

    void start(@Observes @Priority(Loop.START) StartupEvent started) {
        if (config.publish()) {
            loop = Loop.start("outbox-relay", this::round);
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (loop != null) {
            loop.stop(STOP_TIMEOUT);
            signal.close();
        }
    }

    private void round() throws InterruptedException {
        boolean published = attempt("publish events", publisher::drain);
        if (upkeepInterval.isDue()) {
            attempt("measure the outbox", this::upkeep);
        }
        if (!published) {
            Thread.sleep(backoff.next().toMillis());
            return;
        }
        backoff.reset();
        if (!signal.await(config.pollInterval())) {
            Thread.sleep(config.pollInterval().toMillis());
        }
    }

    private void upkeep() throws SQLException {
        metrics.waiting(outbox.backlog(Math.max(0, publisher.watermark())));
        if (publisher.watermark() < 0) {
            return;
        }
        List<GroupPosition> groups = streams.groups(stream);
        metrics.groups(groups, publisher.watermark());
        if (upkeeps++ % UPKEEPS_PER_TRIM == 0) {
            outbox.markPublished(publisher.watermark());
            retention.remember(groups);
            retention.trim(stream, publisher.watermark());
        }
    }

    /** The boundary at which trouble with the database or Redis turns into waiting; the gauges show that events pile up. */
    private boolean attempt(String what, Work work) {
        try {
            work.run();
            return true;
        } catch (SQLException | RuntimeException e) {
            if (backoff.isFirst()) {
                LOG.warnf("Could not %s; trying again until it works: %s", what, e.getMessage());
            }
            LOG.debugf(e, "Could not %s", what);
            return false;
        }
    }

    private interface Work {

        void run() throws SQLException;
    }
}
