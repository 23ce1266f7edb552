package io.sparkone.platform.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

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
    void aRoundThatFailsIsFollowedByTheNext() {
        AtomicInteger rounds = new AtomicInteger();
        Loop loop = Loop.start("test", () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
            }
            new CountDownLatch(1).await();
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> rounds.get() == 2);
        loop.stop(Duration.ZERO);
    }
}
