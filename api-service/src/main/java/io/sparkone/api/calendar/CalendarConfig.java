package io.sparkone.api.calendar;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The limits of feeds and of files that are imported. */
@ConfigMapping(prefix = "sparkone.calendar")
interface CalendarConfig {

    /** Largest file; above 1 MB the HTTP layer refuses any body, without one of its own. */
    @WithDefault("900K")
    MemorySize importMaxSize();

    /** Most events in a file: all of them are taken in by one transaction. */
    @WithDefault("2000")
    int importMaxEvents();

    /** Feeds that a user may have. */
    @WithDefault("50")
    int maxFeeds();
}
