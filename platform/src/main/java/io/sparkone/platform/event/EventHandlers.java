package io.sparkone.platform.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.arc.All;
import org.jboss.logging.MDC;

/** The handlers of this service, by stream and event type. */
@ApplicationScoped
public class EventHandlers {

    private final Map<String, Map<String, EventHandler>> byStreamAndType = new HashMap<>();
    private final Instance<Tracer> tracer;

    EventHandlers(@All List<EventHandler> handlers, Instance<Tracer> tracer) {
        this.tracer = tracer;
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
        Span span = tracer.get().spanBuilder("consume " + event.type()).setSpanKind(SpanKind.CONSUMER)
                .setParent(TraceContext.parse(event.traceparent())).startSpan();
        MDC.put("traceId", span.getSpanContext().getTraceId());
        MDC.put("eventId", event.id().toString());
        try (Scope scope = span.makeCurrent()) {
            handler.handle(event);
        } catch (Exception e) {
            span.setStatus(StatusCode.ERROR, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            span.end();
            MDC.remove("traceId");
            MDC.remove("eventId");
        }
    }
}
