package io.sparkone.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FailedJobsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String JOB = "failing-on-purpose";

    @Inject
    MeterRegistry metrics;

    @Inject
    Scheduler scheduler;

    @Test
    void everyFailedRunOfAJobIsCounted() {
        scheduler.newJob(JOB).setInterval("1s").setTask(run -> {
            throw new IllegalStateException("on purpose");
        }).schedule();
        try {
            await().atMost(SOON).until(() -> failures() >= 2);
        } finally {
            scheduler.unscheduleJob(JOB);
        }
    }

    @Test
    void everyJobIsCountedFromZero() {
        assertThat(scheduler.getScheduledJobs()).extracting(Trigger::getId)
                .contains("idempotency-keys", "reminders", "revocations", "task-tally")
                .allSatisfy(job -> assertThat(metrics.get("sparkone.loop.failures").tag("loop", job).counter())
                        .isNotNull());
    }

    private double failures() {
        Counter counter = metrics.find("sparkone.loop.failures").tag("loop", JOB).counter();
        return counter == null ? 0 : counter.count();
    }
}
