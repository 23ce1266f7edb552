package io.sparkone.notify.alert;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The intake of alerts. */
@ConfigMapping(prefix = "sparkone.alert")
public interface AlertConfig {

    /** {@code ALERTMANAGER_TOKEN}: what Alertmanager sends as a bearer token or as a password; without it nothing is taken. */
    Optional<String> token();

    /** Alertmanager repeats what still fires; it is told again only after so long. */
    @WithDefault("4H")
    Duration remindAfter();

    /** An alert of which nothing was heard for so long is forgotten. */
    @WithDefault("30D")
    Duration keep();
}
