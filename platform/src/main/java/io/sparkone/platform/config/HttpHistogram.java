package io.sparkone.platform.config;

import java.time.Duration;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/**
 * Gives {@code http_server_requests_seconds} the few buckets that the latency objective and the dashboards need. Without
 * them a latency alert has no series and stays silent; a full histogram would multiply the series by seventy.
 */
@Singleton
class HttpHistogram implements MeterFilter {

    private static final double[] BOUNDARIES = Stream.of(50, 100, 250, 500, 1000, 2500, 5000).map(Duration::ofMillis)
            .mapToDouble(Duration::toNanos).toArray();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        if (!id.getName().equals("http.server.requests")) {
            return config;
        }
        return DistributionStatisticConfig.builder().serviceLevelObjectives(BOUNDARIES).build().merge(config);
    }
}
