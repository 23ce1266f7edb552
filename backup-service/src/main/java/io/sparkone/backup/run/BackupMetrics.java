package io.sparkone.backup.run;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import io.sparkone.backup.dump.DumpSetup;
import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.sql.Sql;

/**
 * The figures that alerts stand on, for each configured database. Times come from the catalogue, so they survive a restart and are
 * the same in every replica; they are 0 until there is one.
 */
@ApplicationScoped
class BackupMetrics {

    private static final String PREFIX = "sparkone.backup.";

    private final MeterRegistry registry;
    private final DumpSetup dump;
    private final DataSource catalogue;
    private final Clock clock;
    private final Map<String, CatalogueFigures> figures = new ConcurrentHashMap<>();

    BackupMetrics(MeterRegistry registry, DumpSetup dump, DataSource catalogue, Clock clock) {
        this.registry = registry;
        this.dump = dump;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        dump.databases().stream().map(Database::name).forEach(this::register);
    }

    private void register(String database) {
        time(database, "last.success.timestamp.seconds", "When the last backup was stored",
                CatalogueFigures::lastSuccess);
        time(database, "last.verified.timestamp.seconds", "When a backup was last proved",
                CatalogueFigures::lastVerified);
        time(database, "last.failure.timestamp.seconds", "When a backup last failed", CatalogueFigures::lastFailure);
        time(database, "first.recoverable.timestamp.seconds", "The oldest state that can be restored",
                CatalogueFigures::oldestState);
        figure(database, "size.bytes", "What the last backup takes in the store", CatalogueFigures::lastSizeBytes);
        figure(database, "duration.seconds", "How long the last backup took", CatalogueFigures::lastDuration);
        figure(database, "restore.duration.seconds", "How long the last restore of a proof took",
                CatalogueFigures::lastRestore);
        figure(database, "verify.mismatch.tables", "Tables that differed in the last proof",
                CatalogueFigures::lastMismatches);
        gauge(database, "rpo.seconds", "Age of the newest state that can be restored: what would be lost now",
                of -> of.newestState() == null
                        ? Double.POSITIVE_INFINITY
                        : Duration.between(of.newestState(), clock.instant()).toMillis() / 1000.0);
        runs(database, "success");
        runs(database, "failure");
        missedWindows(database);
        for (ProofResult result : ProofResult.values()) {
            verifications(database, result);
        }
    }

    private void time(String database, String name, String description, Function<CatalogueFigures, Instant> moment) {
        gauge(database, name, description,
                of -> moment.apply(of) == null ? 0 : moment.apply(of).toEpochMilli() / 1000.0);
    }

    private void gauge(String database, String name, String description, Function<CatalogueFigures, Number> value) {
        Gauge.builder(PREFIX + name, () -> value.apply(figures.getOrDefault(database, CatalogueFigures.NONE)))
                .description(description).tag("database", database).register(registry);
    }

    private void figure(String database, String name, String description, Function<CatalogueFigures, Number> value) {
        gauge(database, name, description, of -> value.apply(of) == null ? 0 : value.apply(of));
    }

    private Counter runs(String database, String result) {
        return Counter.builder(PREFIX + "runs").tag("database", database).tag("result", result)
                .description("Dumps that ended").register(registry);
    }

    private Counter verifications(String database, ProofResult result) {
        return Counter.builder(PREFIX + "verifications").tag("database", database).tag("result", result.name())
                .description("Verifications that ended").register(registry);
    }

    void verified(String database, ProofResult result) {
        verifications(database, result).increment();
    }

    private Counter missedWindows(String database) {
        return Counter.builder(PREFIX + "missed.windows").tag("database", database)
                .description("Scheduled moments that passed without a backup").register(registry);
    }

    void missed(String database, int windows) {
        missedWindows(database).increment(windows);
    }

    /** Reads the catalogue again. */
    void refresh() throws SQLException {
        for (Database database : dump.databases()) {
            Sql.of(catalogue, CatalogueFigures.QUERY, database.name(), database.name(), database.name())
                    .first(CatalogueFigures::of)
                    .ifPresent(found -> figures.put(database.name(), found));
        }
    }

    void dumped(String database) {
        runs(database, "success").increment();
    }

    void failed(String database) {
        runs(database, "failure").increment();
    }

    /** How a verification ends. */
    enum ProofResult {
        passed, failed,
        /** Could not be tried, which says nothing about the backup. */
        impossible
    }
}
