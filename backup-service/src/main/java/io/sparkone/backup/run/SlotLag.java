package io.sparkone.backup.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.backup.dump.DumpSetup;
import io.sparkone.backup.postgres.Database;
import io.sparkone.platform.loop.Loop;

/**
 * Bytes of write-ahead log that the slowest replication slot of a backed-up server keeps: a slot that nobody reads fills the disk. 0
 * without slots.
 */
@ApplicationScoped
class SlotLag {

    private static final Logger LOG = Logger.getLogger(SlotLag.class);
    private static final String QUERY = """
            select coalesce(max(pg_wal_lsn_diff(case when pg_is_in_recovery() then pg_last_wal_replay_lsn()
                else pg_current_wal_lsn() end, restart_lsn)), 0) from pg_replication_slots""";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long LOOK_SECONDS = 60;
    /** Not zero: that would wait for ever. */
    private static final Duration STOP_LIMIT = Duration.ofMillis(1);

    private final DumpSetup dump;
    private final MeterRegistry registry;
    private final Map<String, Double> lag = new ConcurrentHashMap<>();
    private Loop loop;

    SlotLag(DumpSetup dump, MeterRegistry registry) {
        this.dump = dump;
        this.registry = registry;
    }

    void start(@Observes StartupEvent started) {
        for (Database database : dump.databases()) {
            Gauge.builder("sparkone.backup.wal.slot.lag.bytes", () -> lag.getOrDefault(database.name(), 0.0))
                    .description("Write-ahead log that the server keeps for the slot that is furthest behind")
                    .tag("database", database.name()).register(registry);
        }
        loop = Loop.start("backup-slot-lag", () -> {
            dump.databases().forEach(this::look);
            TimeUnit.SECONDS.sleep(LOOK_SECONDS);
        });
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop(STOP_LIMIT);
    }

    private void look(Database database) {
        try (Connection connection = database.connect(LIMIT);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            lag.put(database.name(), row.getDouble(1));
        } catch (SQLException e) {
            LOG.debugf("Cannot ask %s for its replication slots: %s", database, e.getMessage());
        }
    }
}
