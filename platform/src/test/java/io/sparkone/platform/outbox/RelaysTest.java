package io.sparkone.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.LocalStack;
import io.sparkone.local.testing.LocalStackResource;
import io.sparkone.platform.TestEvents;
import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.config.ServiceConfig;
import io.sparkone.platform.stream.StreamWriter;

/** Several relays over one outbox, as replicas of a service have them. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "platform"))
class RelaysTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String STREAM = "sparkone:platform";
    private static final int RELAYS = 4;
    private static final int EVENTS = 1_000;
    private static final int LOSS_EVERY = 50;

    @Inject
    OutboxTable outbox;

    @Inject
    StreamWriter streams;

    @Inject
    EventsConfig config;

    @Inject
    ServiceConfig service;

    @Inject
    TestEvents events;

    @Inject
    RedisDataSource redis;

    private final String subject = "relayed/" + UUID.randomUUID();

    @Test
    void eachEventIsInTheStreamOnceAndInOrderWhateverRelayPublishesIt() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(RELAYS);
        try {
            for (int i = 0; i < RELAYS; i++) {
                Publisher relay = new Publisher(outbox, streams, config, service, new SimpleMeterRegistry());
                threads.execute(() -> drain(relay, done));
            }
            for (int version = 1; version <= EVENTS; version++) {
                events.commit(subject, version);
                if (version % LOSS_EVERY == 0) {
                    LocalStack.current().redis().flushAll();
                }
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(published()).hasSize(EVENTS));
        } finally {
            done.set(true);
            threads.shutdown();
        }
        assertThat(published()).isEqualTo(LongStream.rangeClosed(1, EVENTS).boxed().toList());
        assertThat(numbers()).isSorted().doesNotHaveDuplicates();
    }

    private static void drain(Publisher relay, AtomicBoolean done) {
        while (!done.get()) {
            try {
                relay.drain();
            } catch (Exception e) {
                // a relay that fails tries again, as the service's does
                Thread.onSpinWait();
            }
        }
    }

    /** Versions of the subject in the order of the stream. */
    private List<Long> published() {
        return entries().stream().filter(entry -> subject.equals(entry.payload().get("subject")))
                .map(entry -> Long.valueOf(entry.payload().get("data").replaceAll("\\D", ""))).toList();
    }

    private List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        entries().forEach(entry -> numbers.add(Long.valueOf(entry.id().replace("-0", ""))));
        return numbers;
    }

    private List<StreamMessage<String, String, String>> entries() {
        return redis.stream(String.class).xrange(STREAM, StreamRange.of("-", "+"));
    }
}
