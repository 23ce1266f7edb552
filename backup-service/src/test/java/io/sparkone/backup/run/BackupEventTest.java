package io.sparkone.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.backup.notice.NotificationRequested;
import io.sparkone.backup.store.BackupKeys;
import io.sparkone.platform.golden.GoldenEvents;

class BackupEventTest {

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    @ParameterizedTest
    @ValueSource(strings = {"backup.completed", "backup.failed", "backup.verified"})
    void whatIsPublishedHasTheFieldsOfTheSample(String type) throws Exception {
        BackupEvent sample = JSON.readValue(GoldenEvents.data(type), BackupEvent.class);

        assertThat(JSON.readTree(JSON.writeValueAsString(sample))).isEqualTo(JSON.readTree(GoldenEvents.data(type)));
    }

    @Test
    void noticesHaveTheFieldsOfTheSample() throws Exception {
        String text = GoldenEvents.data("notification.requested");
        NotificationRequested sample = JSON.readValue(text, NotificationRequested.class);

        assertThat(JSON.readTree(JSON.writeValueAsString(sample))).isEqualTo(JSON.readTree(text));
    }

    @Test
    void aBackupThatWasNeverStoredHasNoObject() {
        Backup failed = new Backup(UUID.randomUUID(), "db", BackupState.failed, "manual", Instant.EPOCH, Instant.EPOCH,
                null,
                null, Instant.EPOCH, null, new BackupKeys("db/x"), null, null, false, "dump", "no", 1, null, 3);

        BackupEvent event = BackupEvent.of(failed);

        assertThat(event.object()).isNull();
        assertThat(event.verified()).isFalse();
        assertThat(event.version()).isEqualTo(3);
    }
}
