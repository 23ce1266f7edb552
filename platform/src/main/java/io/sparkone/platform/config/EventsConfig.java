package io.sparkone.platform.config;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How events are published, consumed and kept. */
@ConfigMapping(prefix = "sparkone.events")
public interface EventsConfig {

    /** Whether this process publishes the outbox. */
    @WithDefault("true")
    boolean publish();

    /** Whether this process consumes streams. */
    @WithDefault("true")
    boolean consume();

    /** Consumer groups (service names) that read this service's stream; nothing that they still need is trimmed. */
    Optional<Set<String>> groups();

    /** Name of this instance within its group; stable over restarts, so that it finds its own unfinished entries. */
    @WithDefault("${HOSTNAME:local}-${quarkus.http.port}")
    String instance();

    /** How long the relay waits for a notification before it looks by itself. */
    @WithDefault("1S")
    Duration pollInterval();

    /** Rows numbered and published at a time. */
    @WithDefault("500")
    int publishBatch();

    /** Entries read and applied at a time. */
    @WithDefault("100")
    int consumeBatch();

    /** How long a read waits for entries; well below the Redis client's timeout. */
    @WithDefault("1S")
    Duration block();

    /** An entry that another instance has held for so long is taken over. */
    @WithDefault("15S")
    Duration claimIdle();

    /** Attempts at an event before it becomes a dead letter. */
    @WithDefault("5")
    int maxAttempts();

    /** Pause before the second attempt; doubles each time. */
    @WithDefault("500MS")
    Duration retryDelay();

    /** How long published events and applied ones are kept: the window in which Redis can be refilled. */
    @WithDefault("7D")
    Duration retention();

    /** How often gauges are measured and old rows trimmed. */
    @WithDefault("5S")
    Duration upkeepInterval();
}
