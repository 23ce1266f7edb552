package io.sparkone.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class PacerTest {

    private final AtomicLong now = new AtomicLong();
    private final Pacer pacer = new Pacer(2.5, 5, now::get);

    @Test
    void aBurstGoesOutAtOnceAndWhatFollowsWaits() {
        for (int i = 0; i < 5; i++) {
            assertThat(pacer.reserve()).isZero();
        }
        assertThat(pacer.reserve()).isEqualTo(Duration.ofMillis(400));
        assertThat(pacer.reserve()).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void noMinuteHasMoreRequestsThanTheRateAndTheBurstAllow() {
        int sent = 0;
        long end = Duration.ofMinutes(1).toNanos();
        while (now.get() < end) {
            now.addAndGet(pacer.reserve().toNanos());
            sent++;
        }
        assertThat(sent).isLessThanOrEqualTo((int) (2.5 * 60) + 5 + 1);
    }

    @Test
    void aQuietTimeSavesUpNoMoreThanTheBurst() {
        now.addAndGet(Duration.ofHours(1).toNanos());
        int free = 0;
        while (pacer.reserve().isZero()) {
            free++;
        }
        assertThat(free).isEqualTo(5);
    }
}
