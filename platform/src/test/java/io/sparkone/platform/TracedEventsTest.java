package io.sparkone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.LocalStackResource;
import io.sparkone.platform.event.TraceContext;
import io.sparkone.platform.event.TracedWork;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "platform"))
class TracedEventsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String subject = "traced/" + UUID.randomUUID();

    @Inject
    TestEvents events;

    @Inject
    TracedWork traced;

    @Test
    void aConsumersSpanAndLogLinesBelongToTheTraceOfTheChange() throws Exception {
        String producer = traced.call("change", SpanKind.INTERNAL, null, () -> {
            events.commit(subject, 1);
            return TraceContext.current();
        });

        await().atMost(SOON).until(() -> events.effects(subject) == 1);
        TestEvents.Handled handled = events.handled(subject);
        String trace = producer.split("-")[1];
        assertThat(handled.traceparent()).startsWith("00-" + trace + "-").isNotEqualTo(producer);
        assertThat(handled.loggedTrace()).isEqualTo(trace);
        assertThat(handled.loggedEvent()).isNotBlank();
    }

    @Test
    void anEventWithoutATraceBeginsOne() {
        events.commit(subject, 1);

        await().atMost(SOON).until(() -> events.effects(subject) == 1);
        assertThat(events.handled(subject).loggedTrace()).matches("[0-9a-f]{32}");
    }
}
