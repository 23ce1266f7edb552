package io.sparkone.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a request may be. The framework's own limits stand behind these: its answers have no body. */
@ConfigMapping(prefix = "sparkone.http")
interface HttpConfig {

    /** Longest address with its query, in characters. */
    @WithDefault("4096")
    int maxAddress();

    /** All header lines together. */
    @WithDefault("20K")
    MemorySize maxHeaders();

    @WithDefault("1M")
    MemorySize maxBody();
}
