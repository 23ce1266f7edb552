package io.sparkone.api.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.FailedExecution;

/** Counts the runs of scheduled jobs that failed, as those of the platform's loops: Quarkus only logs them. */
@ApplicationScoped
class FailedJobs {

    private final MeterRegistry metrics;

    FailedJobs(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void count(@Observes FailedExecution failure) {
        Counter.builder("sparkone.loop.failures").tag("loop", failure.getExecution().getTrigger().getId())
                .description("Rounds of a background loop that ended in a failure nobody foresaw").register(metrics)
                .increment();
    }
}
