package io.sparkone.platform.audit;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the audit log is written and how long it is kept. */
@ConfigMapping(prefix = "sparkone.audit")
interface AuditConfig {

    /**
     * Whether each write is noted before it is begun. Off only where the service notes its writes itself, each in the transaction of the
     * write.
     */
    @WithDefault("true")
    boolean ahead();

    /** How long writes are kept. */
    @WithDefault("366D")
    Duration retention();

    /** How long requests that were refused are kept. */
    @WithDefault("30D")
    Duration refusedRetention();

    /** Refused requests that are kept at most: strangers can make any number of them. */
    @WithDefault("100000")
    int mostRefused();

    /** How often what is too old is deleted. */
    @WithDefault("1H")
    Duration trimInterval();
}
