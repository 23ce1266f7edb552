package io.sparkone.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class HttpHistogramTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    HttpHistogramTest() {
        registry.config().meterFilter(new HttpHistogram());
    }

    @Test
    void requestsAreCountedInTheBucketsOfTheLatencyObjective() {
        Timer requests = registry.timer("http.server.requests", "uri", "/tasks");
        requests.record(Duration.ofMillis(900));
        requests.record(Duration.ofMillis(3000));

        assertThat(requests.takeSnapshot().histogramCounts()).hasSize(7)
                .filteredOn(bucket -> bucket.bucket(TimeUnit.SECONDS) == 1).singleElement()
                .satisfies(bucket -> assertThat(bucket.count()).isEqualTo(1));
    }

    @Test
    void otherTimersKeepNoBuckets() {
        assertThat(registry.timer("http.client.requests").takeSnapshot().histogramCounts()).isEmpty();
    }
}
