package io.sparkone.backup.upkeep;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.backup.offsite.OffSiteCopies;
import io.sparkone.backup.postgres.WorkFolder;
import io.sparkone.backup.retention.Retention;
import io.sparkone.backup.run.Catalogue;
import io.sparkone.backup.run.RunConfig;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.Stores;
import io.sparkone.backup.verification.VerificationConfig;
import io.sparkone.platform.loop.Loop;

/** What is done again and again beside the backups themselves. All of it may be done by several replicas at once. */
@ApplicationScoped
class Upkeep {

    /** Not zero: that would wait for ever. */
    private static final Duration STOP_LIMIT = Duration.ofMillis(1);
    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private final Stores stores;
    private final Catalogue catalogue;
    private final OffSiteCopies copies;
    private final Retention retention;
    private final RunConfig config;
    private final VerificationConfig verification;
    private final Clock clock;
    private final AtomicInteger orphans = new AtomicInteger();
    private final Counter failures;
    private volatile Instant tidyAt = Instant.MIN;
    private Loop loop;

    Upkeep(Stores stores, Catalogue catalogue, OffSiteCopies copies, Retention retention,
            RunConfig config, VerificationConfig verification, Clock clock, MeterRegistry registry) {
        this.stores = stores;
        this.catalogue = catalogue;
        this.copies = copies;
        this.retention = retention;
        this.config = config;
        this.verification = verification;
        this.clock = clock;
        failures = Counter.builder("sparkone.backup.upkeep.failures")
                .description("Steps of the upkeep that a store or the disk did not allow").register(registry);
        Gauge.builder("sparkone.backup.orphan.multipart.uploads", orphans, AtomicInteger::get)
                .description("Unfinished uploads that were found and removed last time").register(registry);
    }

    void start(@Observes StartupEvent started) {
        loop = Loop.start("backup-upkeep", this::round);
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop(STOP_LIMIT);
    }

    private void round() throws SQLException, InterruptedException {
        if (!clock.instant().isBefore(tidyAt)) {
            tidyAt = clock.instant().plus(config.upkeep());
            tidy();
        }
        TimeUnit.MILLISECONDS.sleep(config.copyPoll().toMillis());
        copies.copyMissing();
    }

    /** What fails, as when a store is away, does not keep the rest; but nothing is deleted unless every store answers. */
    void tidy() throws SQLException {
        boolean well = attempt("the work folder", () -> WorkFolder.reap(verification.workDirectory()));
        Instant leftoversBefore = clock.instant().minus(config.leftoverAge());
        int removed = 0;
        for (BackupStore store : stores.all()) {
            AtomicInteger here = new AtomicInteger();
            well &= attempt("leftovers in " + store.name(),
                    () -> here.set(catalogue.removeLeftovers(store, leftoversBefore)));
            removed += here.get();
        }
        orphans.set(removed);
        if (stores.primary().isPresent()) {
            well &= attempt("the catalogue", () -> catalogue.reconcile(stores.primary().get()));
        }
        if (well) {
            retention.apply();
        }
    }

    private boolean attempt(String what, Step step) throws SQLException {
        try {
            step.run();
            return true;
        } catch (IOException e) {
            failures.increment();
            LOG.errorf("Upkeep of %s failed: %s", what, e.getMessage());
            return false;
        }
    }

    @FunctionalInterface
    private interface Step {

        void run() throws IOException, SQLException;
    }
}
