package io.sparkone.backup.run;

import static io.sparkone.backup.testing.Rest.execute;
import static io.sparkone.backup.testing.Rest.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.backup.dump.DumpSetup;
import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.local.testing.LocalStackResource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "backup"))
@QuarkusTestResource(BackupFolder.class)
class SchedulerTest {

    @Inject
    Backups backups;
    @Inject
    BackupTable table;
    @Inject
    BackupWorker worker;
    @Inject
    Availability availability;
    @Inject
    DumpSetup dump;
    @Inject
    BackupMetrics metrics;

    private final Instant now = Instant.now();

    @BeforeEach
    void oneBackupJustNow() throws SQLException {
        execute("delete from backup.outbox where data ->> 'key' like 'schedule/%'",
                "insert into backup.backup (id, database, state, origin, requested_at, base_key)"
                        + " values (gen_random_uuid(), 'sparkone', 'failed', 'manual', now(), gen_random_uuid()::text)");
    }

    @Test
    void windowsThatPassedAreCaughtUpOnceAndTold() throws SQLException {
        long before = scheduled();
        Scheduler scheduler = at(now.plus(Duration.ofDays(3)));

        scheduler.enqueueDue();
        scheduler.enqueueDue();
        at(now.plus(Duration.ofDays(3))).enqueueDue();

        assertThat(scheduled()).isEqualTo(before + 1);
        assertThat(query("select data ->> 'text' from backup.outbox where data ->> 'key' like 'schedule/%'")).hasSize(1)
                .first().asString().contains("sparkone").containsAnyOf(": 3.", ": 2.");
    }

    @Test
    void aClockThatJumpsBackAsksForNothing() throws SQLException {
        long before = scheduled();

        at(now.minus(Duration.ofDays(2))).enqueueDue();

        assertThat(scheduled()).isEqualTo(before);
        assertThat(query("select 1 from backup.outbox where data ->> 'key' like 'schedule/%'")).isEmpty();
    }

    @Test
    void aBackupInItsWindowIsNothingToTell() throws SQLException {
        Instant due = Schedule.parse("x", "0 0 3 * * ?", ZoneOffset.UTC).orElseThrow()
                .lastDue(now.plus(Duration.ofDays(1))).orElseThrow();

        at(due.plusSeconds(60)).enqueueDue();

        assertThat(query("select idempotency_key from backup.backup where origin = 'schedule'"))
                .contains("schedule/sparkone/" + due);
        assertThat(query("select 1 from backup.outbox where data ->> 'key' like 'schedule/%'")).isEmpty();
    }

    private Scheduler at(Instant moment) {
        return new Scheduler(new Daily(), backups, table, worker, availability, dump, metrics,
                Clock.fixed(moment, ZoneOffset.UTC));
    }

    private static long scheduled() throws SQLException {
        return Long.parseLong(query("select count(*) from backup.backup where origin = 'schedule'").get(0));
    }

    private record Daily() implements RunConfig {

        @Override
        public String schedule() {
            return "0 0 3 * * ?";
        }

        @Override
        public ZoneId timezone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Duration late() {
            return Duration.ofMinutes(30);
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Duration poll() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int maxAttempts() {
            return 3;
        }

        @Override
        public Duration retryDelay() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration copyPoll() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration upkeep() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration leftoverAge() {
            return Duration.ofHours(12);
        }
    }
}
