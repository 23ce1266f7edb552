package io.sparkone.api.calendar;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Keeps the tokens of feeds out of traces: who reads those must not read calendars by that. */
@ApplicationScoped
class FeedTokensInTraces implements SpanProcessor {

    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String query = span.getAttribute(QUERY);
        if (query != null && query.contains("token")) {
            span.setAttribute(QUERY, "hidden");
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // what was hidden at the start stays so
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
