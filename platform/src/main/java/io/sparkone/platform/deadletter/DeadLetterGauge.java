package io.sparkone.platform.deadletter;

import java.sql.SQLException;
import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.config.ServiceConfig;
import io.sparkone.platform.loop.Loop;

/** Shows how many dead letters wait for a person. */
@ApplicationScoped
class DeadLetterGauge {

    private static final Logger LOG = Logger.getLogger(DeadLetterGauge.class);

    private final DeadLetterTable table;
    private final EventsConfig config;
    private volatile long open;
    private Loop loop;

    DeadLetterGauge(DeadLetterTable table, EventsConfig config, ServiceConfig service, MeterRegistry metrics) {
        this.table = table;
        this.config = config;
        Gauge.builder("sparkone.dead.letters", this, gauge -> gauge.open).tag("service", service.service())
                .description("Events that could not be applied and wait for a person").register(metrics);
    }

    void start(@Observes @Priority(Loop.START) StartupEvent started) {
        loop = Loop.start("dead-letter-gauge", this::measure);
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop(Duration.ZERO);
    }

    private void measure() throws InterruptedException {
        try {
            open = table.count("open");
        } catch (SQLException e) {
            LOG.debugf("Cannot count dead letters: %s", e.getMessage());
        }
        Thread.sleep(config.upkeepInterval().toMillis());
    }
}
