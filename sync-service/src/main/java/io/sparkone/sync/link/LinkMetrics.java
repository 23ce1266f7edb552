package io.sparkone.sync.link;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;

/**
 * What operators see of the links. An outcome counts once for each item that was written (or could not be) and once for each poll.
 * Every value exists at 0 from the start, or an alert on an increase would miss the first failure.
 */
@ApplicationScoped
public class LinkMetrics {

    private final MeterRegistry registry;
    private final Map<String, LinkState> states = new ConcurrentHashMap<>();
    private final List<RemoteStore> stores;

    LinkMetrics(MeterRegistry registry, @All List<RemoteStore> stores) {
        this.registry = registry;
        this.stores = stores;
    }

    void register(@Observes StartupEvent started) {
        for (RemoteStore store : stores) {
            success(store, 0);
            failure(store, 0);
            idle(store, 0);
            conflicts(store, 0);
            gauge(store, "sparkone.sync.last.success.timestamp.seconds", "When the link worked last, as Unix time",
                    state -> state.lastSuccessAt() == null ? 0 : state.lastSuccessAt().getEpochSecond());
            gauge(store, "sparkone.sync.drift.items", "Items that differed at the last full comparison",
                    LinkState::driftItems);
            gauge(store, "sparkone.sync.pending.items", "Items whose change has still to go out", LinkState::pending);
            gauge(store, "sparkone.sync.failed.items", "Items that wait for a person", LinkState::failed);
            gauge(store, "sparkone.sync.oldest.pending.seconds", "Age of the oldest change that has still to go out",
                    state -> state.oldestPendingSeconds(Instant.now()));
            gauge(store, "sparkone.sync.halted", "1 where the link waits for a person's approval",
                    state -> state.halted() ? 1 : 0);
        }
    }

    private void gauge(RemoteStore store, String name, String description,
            ToDoubleFunction<LinkState> value) {
        Gauge.builder(name, states, all -> {
            LinkState state = all.get(store.link());
            return state == null ? 0 : value.applyAsDouble(state);
        }).tag("link", store.link()).description(description).register(registry);
    }

    /** Shows a state that was read. */
    void show(LinkState state) {
        states.put(state.name(), state);
    }

    public void success(RemoteStore store, int times) {
        outcome(store, "success").increment(times);
    }

    public void failure(RemoteStore store, int times) {
        outcome(store, "failure").increment(times);
    }

    /** A poll that found nothing to do: passed over, or counted as success, as the vendor's metric has it. */
    public void idle(RemoteStore store, int times) {
        outcome(store, store.countsIdlePolls() ? "success" : "skipped").increment(times);
    }

    void conflicts(RemoteStore store, int times) {
        Counter.builder("sparkone.sync.conflicts").tag("link", store.link())
                .description("Fields that both sides changed").register(registry).increment(times);
    }

    private Counter outcome(RemoteStore store, String status) {
        return Counter.builder(store.metric()).tag("status", status)
                .description("Items written and polls made, by outcome").register(registry);
    }
}
