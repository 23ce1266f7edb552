package io.sparkone.api.testing;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** The spans that would have been exported last. */
@ApplicationScoped
public class Traced implements SpanProcessor {

    private static final int KEPT = 500;

    private final ConcurrentLinkedDeque<String> texts = new ConcurrentLinkedDeque<>();

    /** Name and attributes of each, as text. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // what is exported is known at the end
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        texts.add(span.getName() + " " + span.toSpanData().getAttributes());
        if (texts.size() > KEPT) {
            texts.poll();
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
