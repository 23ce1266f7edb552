package io.sparkone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.process.Folders;
import io.sparkone.local.redis.RedisReplica;
import io.sparkone.local.testing.LocalStack;
import io.sparkone.local.testing.LocalStackResource;
import io.sparkone.platform.deadletter.DeadLetter;
import io.sparkone.platform.deadletter.DeadLetters;
import io.sparkone.platform.deadletter.ReplayFailedException;

/** Events from outbox to effect on a real PostgreSQL and Redis, while one or the other fails. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "platform"))
class EventRecoveryTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int EVENTS = 50;

    @Inject
    TestEvents events;

    @Inject
    RedisDataSource redis;

    @Inject
    DeadLetters deadLetters;

    private final String subject = "thing/" + UUID.randomUUID();

    @Test
    void anEventHasItsEffectOnce() {
        events.commit(subject, 1);

        awaitEffects(1);
    }

    @Test
    void nothingIsLostOrDoubledWhenRedisForgetsEverything() {
        commit(EVENTS);
        LocalStack.current().redis().flushAll();
        commit(EVENTS);
        LocalStack.current().redis().flushAll();

        awaitEffects(2 * EVENTS);
    }

    @Test
    void nothingIsLostOrDoubledWhenRedisIsKilled() throws Exception {
        commit(EVENTS);
        LocalStack.current().redis().kill();
        commit(EVENTS);
        LocalStack.current().redis().restart();
        commit(EVENTS);

        awaitEffects(3 * EVENTS);
    }

    @Test
    void nothingIsLostOrDoubledWhenRedisIsKilledAndKeptNoFile() throws Exception {
        Path data = redisData();
        commit(EVENTS);
        LocalStack.current().redis().kill();
        Folders.delete(data);
        LocalStack.current().redis().restart();
        commit(EVENTS);

        awaitEffects(2 * EVENTS);
    }

    @Test
    void nothingIsLostOrDoubledWhenRedisIsRestoredFromAnOlderSnapshot() throws Exception {
        Path data = redisData();
        Path snapshot = Files.createTempDirectory("sparkone-redis-snapshot-");
        commit(EVENTS);
        awaitEffects(EVENTS);
        LocalStack.current().redis().kill();
        copy(data, snapshot);
        LocalStack.current().redis().restart();
        commit(EVENTS);
        awaitEffects(2 * EVENTS);
        LocalStack.current().redis().kill();
        copy(snapshot, data);
        LocalStack.current().redis().restart();
        commit(EVENTS);

        awaitEffects(3 * EVENTS);
        Folders.delete(snapshot);
    }

    @Test
    void nothingIsLostOrDoubledWhenAReplicaIsPromotedThatIsBehindAndTheOldMasterComesBack() throws Exception {
        commit(EVENTS);
        try (RedisReplica replica = RedisReplica.of(LocalStack.current().redis())) {
            replica.fallBehind();
            commit(EVENTS);
            awaitEffects(2 * EVENTS);
            replica.promote();
            commit(EVENTS);
            awaitEffects(3 * EVENTS);
        } finally {
            LocalStack.current().redis().restart();
        }
        commit(EVENTS);

        awaitEffects(4 * EVENTS);
    }

    @Test
    void nothingIsLostOrDoubledWhenPostgresIsKilled() throws Exception {
        commit(EVENTS);
        LocalStack.current().postgres().kill();
        LocalStack.current().postgres().restart();
        await().atMost(SOON).ignoreExceptions().until(() -> {
            events.commit(subject, 1);
            return true;
        });

        awaitEffects(EVENTS + 1);
    }

    @Test
    void aDeletedGroupIsMadeAgainAtTheBeginning() {
        commit(EVENTS);
        redis.execute("XGROUP", "DESTROY", "sparkone:platform", "platform");
        commit(EVENTS);

        awaitEffects(2 * EVENTS);
    }

    @Test
    void entriesOfADeadInstanceAreTakenOver() {
        awaitDrained();
        events.commit(subject, 1);
        awaitEffects(1);
        redis.execute("XGROUP", "SETID", "sparkone:platform", "platform", "0");

        // another instance reads everything and dies without acknowledging; its entries were applied before, so only acknowledged
        redis.execute("XREADGROUP", "GROUP", "platform", "dead-instance", "STREAMS", "sparkone:platform", ">");

        await().atMost(SOON)
                .until(() -> redis.execute("XPENDING", "sparkone:platform", "platform").get(0).toLong() == 0);
        assertThat(events.effects(subject)).isEqualTo(1);
    }

    @Test
    void anEventThatCannotBeAppliedBecomesADeadLetterAndHoldsUpNoOther() throws Exception {
        String bad = subject + "/bad";
        events.poison(bad);
        events.commit(bad, 1);
        events.commit(subject + "/good", 1);

        await().atMost(SOON).until(() -> events.effects(subject + "/good") == 1);
        DeadLetter letter = awaitDeadLetter(bad);
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.error()).isEqualTo("IllegalStateException: poisoned");
        assertThat(letter.data()).contains("\"version\"");

        events.cure(bad);
        assertThat(deadLetters.replay(letter.id(), "test").orElseThrow().state()).isEqualTo("replayed");
        assertThat(events.effects(bad)).isEqualTo(1);
    }

    @Test
    void anErrorOfTheHandlerIsLikeAnyFailureAndDoesNotEndTheConsumer() throws Exception {
        String bad = subject + "/bad";
        events.makeBottomless(bad);
        events.commit(bad, 1);
        events.commit(subject + "/good", 1);

        await().atMost(SOON).until(() -> events.effects(subject + "/good") == 1);
        DeadLetter letter = awaitDeadLetter(bad);
        assertThat(letter.error()).startsWith("StackOverflowError");
        assertThatThrownBy(() -> deadLetters.replay(letter.id(), "test")).isInstanceOf(ReplayFailedException.class)
                .hasMessageStartingWith("StackOverflowError");

        events.cure(bad);
        assertThat(deadLetters.replay(letter.id(), "test").orElseThrow().state()).isEqualTo("replayed");
        assertThat(events.effects(bad)).isEqualTo(1);
    }

    @Test
    void numberingGoesOnAboveWhatRedisHasWhenTheDatabaseWentBack() throws Exception {
        commit(EVENTS);
        awaitEffects(EVENTS);
        goBack(EVENTS);
        commit(EVENTS);

        await().atMost(SOON).untilAsserted(() -> assertThat(events.distinctEffects(subject)).isEqualTo(2 * EVENTS));
    }

    @Test
    void consumersReadAgainWhatARestoredDatabaseHasNotApplied() throws Exception {
        commit(EVENTS);
        awaitEffects(EVENTS);
        awaitDrained();
        forgetEffects();
        LocalStack.current().postgres().kill();
        LocalStack.current().postgres().restart();

        awaitEffects(EVENTS);
    }

    private Path redisData() {
        return Path.of(redis.execute("CONFIG", "GET", "dir").get("dir").toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        Folders.delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    /** As if the database had been restored from a backup that is older than the last events. */
    private static void goBack(int events) throws Exception {
        sql("update platform.outbox_stream set last_seq = last_seq - " + events,
                "delete from platform.outbox where seq > (select last_seq from platform.outbox_stream)");
    }

    private void forgetEffects() throws Exception {
        sql("delete from platform.inbox where event_id in (select event_id from platform.effect where subject like '"
                + subject + "%')", "delete from platform.effect where subject like '" + subject + "%'",
                "update platform.consumer_position set seq = seq - " + EVENTS);
    }

    private static void sql(String... statements) throws Exception {
        try (Connection connection = LocalStack.current().postgres().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void commit(int count) {
        for (int version = 1; version <= count; version++) {
            events.commit(subject, version);
        }
    }

    private void awaitEffects(long expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(events.effects(subject)).isEqualTo(expected));
        assertThat(events.distinctEffects(subject)).isEqualTo(expected);
    }

    private void awaitDrained() {
        await().atMost(SOON).ignoreExceptions()
                .until(() -> redis.execute("XPENDING", "sparkone:platform", "platform").get(0).toLong() == 0);
    }

    private DeadLetter awaitDeadLetter(String of) {
        return await().atMost(SOON).until(() -> deadLetters.list("open", 100, 0).stream()
                .filter(letter -> letter.subject().equals(of)).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }
}
