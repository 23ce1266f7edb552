package io.sparkone.platform.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoopTest {

    @Test
    @Timeout(60) // uninterrupted, the round sleeps for ever
    void stoppingAtOnceInterruptsARoundThatSleeps() throws Exception {
        CountDownLatch sleeping = new CountDownLatch(1);
        Loop loop = Loop.start("test", () -> {
            sleeping.countDown();
            new CountDownLatch(1).await();
        });
        sleeping.await();

        loop.stop(Duration.ZERO);

        assertThat(loop.stopping()).isTrue();
    }

    @Test
    void aRoundThatFailsIsCountedAndFollowedByTheNext() {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        Metrics.addRegistry(metrics);
        AtomicInteger rounds = new AtomicInteger();
        Loop loop = Loop.start("failing", () -> {
            switch (rounds.incrementAndGet()) {
                case 1 :
                    throw new IllegalStateException("on purpose");
                case 2 :
                    throw new StackOverflowError("on purpose");
                default :
                    new CountDownLatch(1).await();
            }
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> rounds.get() == 3);
        assertThat(metrics.get("sparkone.loop.failures").tag("loop", "failing").counter().count()).isEqualTo(2);
        loop.stop(Duration.ZERO);
        Metrics.removeRegistry(metrics);
    }
}
