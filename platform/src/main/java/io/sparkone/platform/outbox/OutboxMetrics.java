package io.sparkone.platform.outbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.config.ServiceConfig;
import io.sparkone.platform.outbox.OutboxTable.Backlog;
import io.sparkone.platform.stream.GroupPosition;

/** What the producing side shows: how much waits, and how far each consumer group is behind. */
@ApplicationScoped
class OutboxMetrics {

    private final MeterRegistry metrics;
    private final String stream;
    private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();
    private volatile Backlog backlog = new Backlog(0, 0);

    OutboxMetrics(MeterRegistry metrics, ServiceConfig service, EventsConfig config) {
        this.metrics = metrics;
        this.stream = service.stream();
        config.groups().orElse(Set.of()).forEach(this::lag);
        Gauge.builder("sparkone.outbox.pending", this, m -> m.backlog.events())
                .description("Committed events that Redis does not have").register(metrics);
        Gauge.builder("sparkone.outbox.oldest.seconds", this, m -> m.backlog.oldestSeconds())
                .description("Age of the oldest event that Redis does not have").register(metrics);
    }

    void waiting(Backlog measured) {
        backlog = measured;
    }

    /** A group that Redis does not know has everything before it. */
    void groups(List<GroupPosition> groups, long lastSeq) {
        for (GroupPosition group : groups) {
            lag(group.name()).set(group.lag(lastSeq));
        }
        lags.forEach((name, lag) -> {
            if (groups.stream().noneMatch(group -> group.name().equals(name))) {
                lag.set(Math.max(0, lastSeq));
            }
        });
    }

    private AtomicLong lag(String group) {
        return lags.computeIfAbsent(group, name -> {
            AtomicLong lag = new AtomicLong();
            Gauge.builder("sparkone.stream.lag", lag, AtomicLong::doubleValue).tag("stream", stream).tag("group", name)
                    .description("Events of the stream that the consumer group has not settled").register(metrics);
            return lag;
        });
    }
}
