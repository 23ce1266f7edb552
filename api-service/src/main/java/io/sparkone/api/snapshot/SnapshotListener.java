package io.sparkone.api.snapshot;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.sparkone.api.calendar.Calendar;
import io.sparkone.api.task.Tasks;
import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.MalformedEventException;

/** Answers requests for a snapshot with the present state of each item. */
@ApplicationScoped
class SnapshotListener implements EventHandler {

    private static final Logger LOG = Logger.getLogger(SnapshotListener.class);

    private final EventPayload payloads;
    private final Tasks tasks;
    private final Calendar calendar;

    SnapshotListener(EventPayload payloads, Tasks tasks, Calendar calendar) {
        this.payloads = payloads;
        this.tasks = tasks;
        this.calendar = calendar;
    }

    @Override
    public String stream() {
        return "sparkone:sync";
    }

    @Override
    public Set<String> types() {
        return Set.of("snapshot.requested");
    }

    @Override
    public void handle(Event event) throws MalformedEventException {
        String kind = String.valueOf(payloads.read(event, SnapshotRequested.class).kind());
        switch (kind) {
            case "task" -> tasks.snapshot();
            case "event" -> calendar.snapshot();
            default -> LOG.warnf("A snapshot of an unknown kind was requested: %s", event.id());
        }
    }

    /** What is read of {@code snapshot.requested}. */
    record SnapshotRequested(String kind) {}
}
