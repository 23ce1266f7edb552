package io.sparkone.platform.event;

import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import org.jboss.logging.MDC;

/** Does work as a span of the trace in which its cause was made, so that the work's log lines and events carry that trace. */
@ApplicationScoped
public class TracedWork {

    private static final String TRACE_ID = "traceId";

    private final Instance<Tracer> tracer;

    TracedWork(Instance<Tracer> tracer) {
        this.tracer = tracer;
    }

    /**
     * @param name of the span; holds no ids
     * @param traceparent of the cause, or null to begin a trace
     * @throws Exception what the work throws
     */
    public <T> T call(String name, SpanKind kind, String traceparent, Callable<T> work) throws Exception {
        Span span = tracer.get().spanBuilder(name).setSpanKind(kind).setParent(TraceContext.parse(traceparent))
                .startSpan();
        MDC.put(TRACE_ID, span.getSpanContext().getTraceId());
        try (Scope scope = span.makeCurrent()) {
            return work.call();
        } catch (Exception e) {
            span.setStatus(StatusCode.ERROR, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            span.end();
            MDC.remove(TRACE_ID);
        }
    }
}
