package io.sparkone.backup.drill;

import java.time.Duration;
import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The monthly proof that a restore works. */
@ConfigMapping(prefix = "sparkone.drill")
public interface DrillConfig {

    /** Whether one is held each month without being asked for. */
    @WithDefault("true")
    boolean monthly();

    /** In which months are meant. */
    @WithDefault("America/Sao_Paulo")
    ZoneId timezone();

    /** A new installation is left alone for so long after its first backup. */
    @WithDefault("7D")
    Duration grace();

    /** How often it is looked whether one is due, or was left by its process. */
    @WithDefault("30S")
    Duration poll();
}
