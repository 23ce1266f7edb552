package io.sparkone.api.brief;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.MalformedEventException;

/** Notes what became of each backup. */
@ApplicationScoped
class BackupListener implements EventHandler {

    private final EventPayload payloads;
    private final SuiteState state;

    BackupListener(EventPayload payloads, SuiteState state) {
        this.payloads = payloads;
        this.state = state;
    }

    @Override
    public String stream() {
        return "sparkone:backup";
    }

    @Override
    public Set<String> types() {
        return Set.of("backup.completed", "backup.failed", "backup.verified");
    }

    @Override
    public void handle(Event event) throws MalformedEventException {
        state.save(payloads.read(event, SuiteEvents.Backup.class), event.type(), event.time());
    }
}
