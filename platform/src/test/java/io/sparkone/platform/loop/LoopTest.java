package io.sparkone.platform.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class LoopTest {

    @Test
    void stoppingAtOnceInterruptsARoundThatSleeps() throws Exception {
        CountDownLatch sleeping = new CountDownLatch(1);
        Loop loop = Loop.start("test", () -> {
            sleeping.countDown();
            new CountDownLatch(1).await();
        });
        sleeping.await();

        Instant begin = Instant.now();
        loop.stop(Duration.ZERO);

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(loop.stopping()).isTrue();
    }

    @Test
    void aRoundThatFailsIsFollowedByTheNext() {
        AtomicInteger rounds = new AtomicInteger();
        Loop loop = Loop.start("test", () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
            }
            new CountDownLatch(1).await();
        });

        await().atMost(Duration.ofSeconds(10)).until(() -> rounds.get() == 2);
        loop.stop(Duration.ZERO);
    }
}
