package io.sparkone.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.LocalStackResource;
import io.sparkone.platform.TestEvents;
import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.stream.StreamWriter;

/** What is forgotten when the clock says that all is old, and one group has processed nothing. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "platform"))
class RetentionTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String STREAM = "sparkone:platform";
    private static final int EVENTS = 20;

    @Inject
    StreamWriter streams;

    @Inject
    EventsConfig config;

    @Inject
    DataSource database;

    @Inject
    RedisDataSource redis;

    @Inject
    TestEvents events;

    @Inject
    MeterRegistry metrics;

    private final String subject = "kept/" + UUID.randomUUID();
    private final String group = "stuck-" + UUID.randomUUID();

    @BeforeEach
    void commit() {
        for (int version = 1; version <= EVENTS; version++) {
            events.commit(subject, version);
        }
        await().atMost(SOON).until(() -> events.effects(subject) == EVENTS);
        redis.execute("XGROUP", "CREATE", STREAM, group, "0");
    }

    @AfterEach
    void forgetGroup() throws Exception {
        redis.execute("XGROUP", "DESTROY", STREAM, group);
        try (Connection connection = database.getConnection()) {
            OutboxTable.update(connection, "delete from outbox_group where name = ?", group);
        }
    }

    @Test
    void nothingThatAGroupHasNotProcessedIsForgottenEvenIfTheClockJumpsAhead() throws Exception {
        trimAYearLater();

        assertThat(rows()).isEqualTo(EVENTS);
        assertThat(inStream()).isGreaterThanOrEqualTo(EVENTS);
    }

    @Test
    void aGroupThatRedisLostStillKeepsWhatItHasNotProcessed() throws Exception {
        new Retention(database, streams, config, Clock.systemUTC()).remember(streams.groups(STREAM));
        redis.execute("XGROUP", "DESTROY", STREAM, group);

        trimAYearLater();

        assertThat(rows()).isEqualTo(EVENTS);
    }

    @Test
    void whatEveryGroupHasProcessedIsForgottenByAgeInBothPlaces() throws Exception {
        redis.execute("XGROUP", "SETID", STREAM, group, "$");
        await().atMost(SOON).until(() -> streams.groups(STREAM).stream()
                .allMatch(one -> one.settledSeq() == streams.lastSeq(STREAM)));

        new Retention(database, streams, config, Clock.systemUTC()).trim(STREAM, streams.lastSeq(STREAM));
        assertThat(rows()).isEqualTo(EVENTS);

        trimAYearLater();
        assertThat(rows()).isZero();
        assertThat(inStream()).isZero();
        events.commit(subject + "/next", 1);
        await().atMost(SOON).until(() -> events.effects(subject + "/next") == 1);
    }

    @Test
    void aGroupThatIsStuckShowsInTheLagThatTheProducerMeasures() {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                metrics.find("sparkone.stream.lag").tag("stream", STREAM).tag("group", group).gauges())
                .singleElement().extracting(Gauge::value).satisfies(lag -> assertThat(lag)
                        .isGreaterThanOrEqualTo(EVENTS)));
    }

    private void trimAYearLater() throws Exception {
        Retention retention = new Retention(database, streams, config,
                Clock.offset(Clock.systemUTC(), Duration.ofDays(366)));
        retention.remember(streams.groups(STREAM));
        retention.trim(STREAM, streams.lastSeq(STREAM));
    }

    private long rows() throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select count(*) from outbox where subject = ?")) {
            select.setString(1, subject);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private long inStream() {
        return redis.stream(String.class).xlen(STREAM);
    }
}
