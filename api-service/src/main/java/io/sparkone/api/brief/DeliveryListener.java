package io.sparkone.api.brief;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.MalformedEventException;

/** Notes which notices did not arrive, and which did after all. */
@ApplicationScoped
class DeliveryListener implements EventHandler {

    private final EventPayload payloads;
    private final SuiteState state;

    DeliveryListener(EventPayload payloads, SuiteState state) {
        this.payloads = payloads;
        this.state = state;
    }

    @Override
    public String stream() {
        return "sparkone:notify";
    }

    @Override
    public Set<String> types() {
        return Set.of("notification.delivered", "notification.failed");
    }

    @Override
    public void handle(Event event) throws MalformedEventException {
        state.save(payloads.read(event, SuiteEvents.Delivery.class), event.type().equals("notification.delivered"));
    }
}
