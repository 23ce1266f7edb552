package io.sparkone.api.schedule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;

import io.sparkone.platform.loop.Loop;

/** Counts the runs of scheduled jobs that failed, as those of the platform's loops: Quarkus only logs them. */
@ApplicationScoped
class FailedJobs {

    private final MeterRegistry metrics;

    FailedJobs(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** There from the start, so that the first failure is an increase. */
    void register(@Observes @Priority(Loop.START) StartupEvent started, Scheduler scheduler) {
        scheduler.getScheduledJobs().forEach(this::counter);
    }

    void count(@Observes FailedExecution failure) {
        counter(failure.getExecution().getTrigger()).increment();
    }

    private Counter counter(Trigger job) {
        return Counter.builder("sparkone.loop.failures").tag("loop", job.getId())
                .description("Rounds of a background loop that ended in a failure nobody foresaw").register(metrics);
    }
}
