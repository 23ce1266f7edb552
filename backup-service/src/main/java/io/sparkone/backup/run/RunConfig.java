package io.sparkone.backup.run;

import java.time.Duration;
import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When backups run, and how the work is shared out. */
@ConfigMapping(prefix = "sparkone.run")
public interface RunConfig {

    /** Cron expression with seconds (Quartz), e.g. {@code 0 0 3 * * ?}, or {@code off}. */
    @WithDefault("0 0 3 * * ?")
    String schedule();

    /** In which the schedule is meant. */
    @WithDefault("America/Sao_Paulo")
    ZoneId timezone();

    /** A scheduled backup that begins later than that has missed its window, of which the operator is told. */
    @WithDefault("30M")
    Duration late();

    /** A process that does not renew for so long loses its work to another. */
    @WithDefault("30S")
    Duration lease();

    /** How often a worker looks for work that nobody woke it for. */
    @WithDefault("2S")
    Duration poll();

    /** Attempts at a scheduled dump, and at work that its process left. */
    @WithDefault("3")
    int maxAttempts();

    /** Pause before the second attempt; doubles each time. */
    @WithDefault("5M")
    Duration retryDelay();

    /** How often it is looked for backups that have no off-site copy yet. */
    @WithDefault("15S")
    Duration copyPoll();

    /** How often the catalogue is compared with the store and leftovers are removed. */
    @WithDefault("1H")
    Duration upkeep();

    /** Older uploads without an end, and objects without a manifest, are leftovers. */
    @WithDefault("12H")
    Duration leftoverAge();
}
