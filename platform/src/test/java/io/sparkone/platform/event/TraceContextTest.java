package io.sparkone.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void whatIsParsedIsWrittenAgain() {
        try (Scope scope = TraceContext.parse(TRACEPARENT).makeCurrent()) {
            assertThat(TraceContext.current()).isEqualTo(TRACEPARENT);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00", "00-0-0-01", "00-00000000000000000000000000000000-0000000000000000-00",
            "a-b-c-d-e", "0-x-y-zz"})
    void anythingElseIsNoTrace(String text) {
        assertThat(Span.fromContext(TraceContext.parse(text)).getSpanContext().isValid()).isFalse();
    }

    @Test
    void thereIsNoTraceOutsideOfASpan() {
        assertThat(TraceContext.current()).isNull();
    }
}
