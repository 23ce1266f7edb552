package io.sparkone.backup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;

/** Two processes on the same tables and the same store. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    static Path folder;

    private static SourceDatabase one;
    private static SourceDatabase two;
    private static Snares snares;
    private static final List<PackagedService> REPLICAS = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        Programs client = SourceDatabase.client();
        one = SourceDatabase.create("replica_one");
        two = SourceDatabase.create("replica_two");
        snares = new Snares(folder.resolve("snares"), client);
        PackagedService.Environment environment = PackagedService.in(folder,
                new Programs(snares.bin(), client.version()),
                Rest.urlOf("replica_one") + "," + Rest.urlOf("replica_two"));
        environment.start().close();
        // the service was off for three nights; at noon of no day is the next window near
        Rest.execute(
                "insert into backup.backup (id, database, state, origin, requested_at, base_key) select gen_random_uuid(),"
                        + " name, 'failed', 'schedule', now() - interval '80 hours', 'old/' || name"
                        + " from unnest(array['replica_one', 'replica_two']) name");
        environment.with("BACKUP_SCHEDULE", dailyHalfADayAgo()).with("TIMEZONE", "UTC");
        REPLICAS.add(environment.start());
        REPLICAS.add(environment.start());
    }

    private static String dailyHalfADayAgo() throws SQLException {
        return Rest.query("select to_char(now() at time zone 'UTC' - interval '12 hours', '\"0 0 \"HH24\" * * ?\"')")
                .get(0);
    }

    @AfterAll
    static void stop() throws SQLException {
        REPLICAS.forEach(PackagedService::close);
        if (!REPLICAS.isEmpty()) {
            one.close();
            two.close();
        }
    }

    @Test
    @Order(1)
    void whatWasMissedIsCaughtUpOnceAndTheOperatorIsTold() throws SQLException {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(Rest.query(
                "select database || ' ' || state from backup.backup where database like 'replica_%' and base_key not like 'old/%'"
                        + " order by 1"))
                .containsExactly("replica_one verified", "replica_two verified"));

        assertThat(Rest.query("select data ->> 'subject' from backup.outbox where type = 'notification.requested'"
                + " and data ->> 'key' like 'schedule/replica_%' order by 1"))
                .containsExactly("SparkOne: the backup of replica_one comes late",
                        "SparkOne: the backup of replica_two comes late");
        assertThat(
                REPLICAS.stream().mapToDouble(replica -> replica.metric("sparkone_backup_missed_windows_total")).sum())
                .isBetween(6.0, 8.0);
    }

    @Test
    @Order(2)
    void onlyOneOfThemWorksAtATime() throws Exception {
        for (int i = 0; i < 3; i++) {
            for (String database : List.of("replica_one", "replica_two")) {
                PackagedService replica = REPLICAS.get(i % 2);
                replica.request().contentType("application/json").body(Map.of("database", database)).post("/backups")
                        .then().statusCode(202);
            }
        }
        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                Rest.query(
                        "select state from backup.backup where database like 'replica_%' and state not in ('verified', 'failed')"))
                .isEmpty());

        List<String> log = snares.log();
        for (int i = 0; i + 1 < log.size(); i += 2) {
            assertThat(log.get(i)).startsWith("begin ");
            assertThat(log.get(i + 1)).isEqualTo(log.get(i).replace("begin", "end"));
        }
    }

    @Test
    @Order(3)
    void whenTheOneAtWorkIsKilledTheOtherFinishes() throws Exception {
        snares.lay("pg_dump");
        String id = REPLICAS.get(0).request().contentType("application/json").body(Map.of("database", "replica_one"))
                .post("/backups").then().statusCode(202).extract().jsonPath().getString("id");
        snares.awaitCatch("pg_dump");
        PackagedService atWork = REPLICAS.stream().filter(replica -> replica.runs("pg_dump")).findFirst().orElseThrow();

        atWork.kill();
        snares.lift("pg_dump");

        await().atMost(LIMIT).untilAsserted(
                () -> assertThat(
                        Rest.query("select state || ' ' || attempts from backup.backup where id = '" + id + "'"))
                        .first().asString().startsWith("verified"));
    }
}
