package io.sparkone.notify.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Wakes the sender of a channel as soon as there is something for it; its own poll is the safety net. */
@ApplicationScoped
class Wakeups {

    private final Map<ChannelType, Semaphore> signals = new EnumMap<>(ChannelType.class);

    Wakeups() {
        for (ChannelType type : ChannelType.values()) {
            signals.put(type, new Semaphore(0));
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryChanged change) {
        signals.get(change.channel()).release();
    }

    void await(ChannelType type, Duration atMost) throws InterruptedException {
        Semaphore signal = signals.get(type);
        signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        signal.drainPermits();
    }
}
