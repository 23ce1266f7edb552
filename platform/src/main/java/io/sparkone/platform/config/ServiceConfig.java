package io.sparkone.platform.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

/** What a service is called. */
@ConfigMapping(prefix = "sparkone.service")
public interface ServiceConfig {

    /** Short name: {@code api}, {@code sync}, {@code notify} or {@code backup}; also its schema and consumer group. */
    @WithParentName
    String service();

    /** The stream that this service writes. */
    default String stream() {
        return "sparkone:" + service();
    }

    /** The CloudEvents source of this service's events. */
    default String source() {
        return "/sparkone/" + service();
    }
}
