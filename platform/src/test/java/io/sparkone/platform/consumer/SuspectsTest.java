package io.sparkone.platform.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.LocalStackResource;
import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.deadletter.DeadLetter;
import io.sparkone.platform.deadletter.DeadLetters;
import io.sparkone.platform.event.Event;
import io.sparkone.platform.stream.StreamEntry;
import io.sparkone.platform.stream.StreamReader;

/** Entries that an earlier life of the process left. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "platform"))
class SuspectsTest {

    private static final String STREAM = "sparkone:elsewhere";

    @Inject
    EventsConfig config;

    @Inject
    StreamReader reader;

    @Inject
    EventProcessor processor;

    @Inject
    Attempts attempts;

    @Inject
    ConsumerMetrics metrics;

    @Inject
    DeadLetters deadLetters;

    @Inject
    DataSource database;

    @Test
    void anEventThatKilledTheProcessInEveryAttemptIsNotTriedAgain() throws Exception {
        StreamEntry entry = entry();
        // each attempt was counted, and none came to an end
        for (int i = 0; i < config.maxAttempts(); i++) {
            attempts.begin(entry.event().id(), true);
        }

        suspects().tryEach(List.of(entry));

        DeadLetter letter = deadLetters.list("open", 100, 0).stream()
                .filter(one -> one.eventId().equals(entry.event().id())).findFirst().orElseThrow();
        assertThat(letter.attempts()).isEqualTo(config.maxAttempts());
        assertThat(letter.error()).isEqualTo("The process died in every attempt");
        assertThat(attempts(entry)).isZero();
    }

    @Test
    void anEventThatWasAppliedIsForgottenAsASuspect() throws Exception {
        StreamEntry entry = entry();
        attempts.begin(entry.event().id(), true);

        suspects().tryEach(List.of(entry));

        assertThat(attempts(entry)).isZero();
    }

    @Test
    void anAttemptThatTheInfrastructureEndedIsNotCounted() throws Exception {
        UUID id = UUID.randomUUID();

        assertThat(attempts.begin(id, true)).isEqualTo(1);
        assertThat(attempts.begin(id, false)).isEqualTo(1);
        assertThat(attempts.begin(id, true)).isEqualTo(2);
    }

    private Suspects suspects() {
        reader.ensureGroup(STREAM, "platform");
        return new Suspects("platform", config, reader, processor, attempts, metrics);
    }

    private static StreamEntry entry() {
        return new StreamEntry(STREAM, 1,
                new Event(UUID.randomUUID(), "/test", "nobody.listens", "test/1", Instant.now(),
                        "{}", null));
    }

    private long attempts(StreamEntry entry) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select count(*) from event_attempt where event_id = ?")) {
            select.setObject(1, entry.event().id());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
