package io.sparkone.platform.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.arc.All;
import org.jboss.logging.MDC;

/** The handlers of this service, by stream and event type. */
@ApplicationScoped
public class EventHandlers {

    private final Map<String, Map<String, EventHandler>> byStreamAndType = new HashMap<>();
    private final TracedWork traced;

    EventHandlers(@All List<EventHandler> handlers, TracedWork traced) {
        this.traced = traced;
        for (EventHandler handler : handlers) {
            Map<String, EventHandler> byType = byStreamAndType.computeIfAbsent(handler.stream(), s -> new HashMap<>());
            for (String type : handler.types()) {
                EventHandler other = byType.put(type, handler);
                if (other != null) {
                    throw new IllegalStateException("Two handlers for " + type + " of " + handler.stream() + ": "
                            + other.getClass().getName() + " and " + handler.getClass().getName());
                }
            }
        }
    }

    public Set<String> streams() {
        return byStreamAndType.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    public boolean handles(String stream, String type) {
        return byStreamAndType.getOrDefault(stream, Map.of()).containsKey(type);
    }

    /** Applies an event, as a span of the trace in which it was made. */
    public void handle(String stream, Event event) throws Exception {
        EventHandler handler = Optional.ofNullable(byStreamAndType.getOrDefault(stream, Map.of()).get(event.type()))
                .orElseThrow(() -> new IllegalStateException("No handler for " + event.type() + " of " + stream));
        MDC.put("eventId", event.id().toString());
        try {
            traced.call("consume " + event.type(), SpanKind.CONSUMER, event.traceparent(), () -> {
                handler.handle(event);
                return null;
            });
        } finally {
            MDC.remove("eventId");
        }
    }
}
