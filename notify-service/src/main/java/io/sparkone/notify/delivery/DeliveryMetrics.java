package io.sparkone.notify.delivery;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** Counts what became of deliveries, once it is committed. */
@ApplicationScoped
class DeliveryMetrics {

    /** Each is reached at most once by an attempt. */
    enum Status {
        /** The channel took the message. */
        SENT,
        /** The provider took responsibility. */
        DELIVERED,
        /** Given up. */
        FAILED,
        /** Nobody could tell whether it was sent. */
        UNKNOWN,
        /** Taken by the channel, but not acknowledged in time. */
        UNCONFIRMED,
        /** Acknowledged after it had been given up: the person may have been told twice. */
        LATE,
        /** Of no use any more when its turn came. */
        EXPIRED
    }

    private final Map<ChannelType, Map<Status, Counter>> counters = new EnumMap<>(ChannelType.class);

    DeliveryMetrics(MeterRegistry metrics) {
        counters.put(ChannelType.WHATSAPP, counters(metrics, "sparkone.whatsapp.notifications"));
        counters.put(ChannelType.EMAIL, counters(metrics, "sparkone.fallback.notifications"));
    }

    /** Made at start, so that every counter shows its zero. */
    void register(@Observes StartupEvent started) {
        // the constructor did it
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryChanged change) {
        if (change.status() != null) {
            counters.get(change.channel()).get(change.status()).increment();
        }
    }

    private static Map<Status, Counter> counters(MeterRegistry metrics, String name) {
        Map<Status, Counter> byStatus = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            byStatus.put(status, Counter.builder(name).tag("status", status.name().toLowerCase(Locale.ROOT))
                    .description("Messages by what became of them").register(metrics));
        }
        return byStatus;
    }
}
