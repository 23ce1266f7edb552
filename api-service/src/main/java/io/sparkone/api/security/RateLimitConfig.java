package io.sparkone.api.security;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one client may ask. */
@ConfigMapping(prefix = "sparkone.rate-limit")
interface RateLimitConfig {

    /** Off where something in front of the service limits, and for measuring. */
    @WithDefault("true")
    boolean enabled();

    /** The time in which requests are counted. */
    @WithDefault("1M")
    Duration window();

    /** Requests of one credential in a window. */
    @WithDefault("3000")
    int perCredential();

    /** Requests from one address in a window, whatever credentials they show. */
    @WithDefault("6000")
    int perAddress();
}
