package io.sparkone.sync.sheets;

import java.time.Duration;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The defaults of {@link SheetsConfig}, without a running application. */
class TestSheetsConfig {

    private final SheetsConfig config = new SmallRyeConfigBuilder().withMapping(SheetsConfig.class)
            .withConverter(Duration.class, 100, new DurationConverter()).build().getConfigMapping(SheetsConfig.class);

    SheetsConfig.Options options() {
        return config.options();
    }

    SheetsConfig.Columns columns() {
        return config.columns();
    }
}
