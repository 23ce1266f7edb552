package io.sparkone.api.brief;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.MalformedEventException;

/** Notes how the last run of each link ended. */
@ApplicationScoped
class SyncListener implements EventHandler {

    private final EventPayload payloads;
    private final SuiteState state;

    SyncListener(EventPayload payloads, SuiteState state) {
        this.payloads = payloads;
        this.state = state;
    }

    @Override
    public String stream() {
        return "sparkone:sync";
    }

    @Override
    public Set<String> types() {
        return Set.of("sync.run.finished");
    }

    @Override
    public void handle(Event event) throws MalformedEventException {
        state.save(payloads.read(event, SuiteEvents.SyncRunFinished.class));
    }
}
