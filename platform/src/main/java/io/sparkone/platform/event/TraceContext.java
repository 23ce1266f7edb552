package io.sparkone.platform.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/**
 * The {@code traceparent} header of W3C Trace Context, as it travels in an event.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public final class TraceContext {

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceContext() {}

    /** The current span as a traceparent, or null where there is none. */
    public static String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
                : null;
    }

    /** A context whose parent is the given traceparent; the root context where it is null or malformed. */
    public static Context parse(String traceparent) {
        Matcher form = FORM.matcher(traceparent == null ? "" : traceparent);
        if (!form.matches()) {
            return Context.root();
        }
        SpanContext parent = SpanContext.createFromRemoteParent(form.group(1), form.group(2),
                TraceFlags.fromHex(form.group(3), 0), TraceState.getDefault());
        return parent.isValid() ? Context.root().with(Span.wrap(parent)) : Context.root();
    }
}
