package io.sparkone.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import org.junit.jupiter.api.Test;

import io.sparkone.platform.golden.GoldenEvents;

class DeadLetterRecordedTest {

    private final ObjectMapper json = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    @Test
    void itIsWrittenAsItsGoldenSample() throws Exception {
        String sample = GoldenEvents.data("dead_letter.recorded");

        DeadLetterRecorded read = json.readValue(sample, DeadLetterRecorded.class);

        assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(json.readTree(sample));
    }
}
