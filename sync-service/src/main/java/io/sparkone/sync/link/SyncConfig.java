package io.sparkone.sync.link;

import java.time.Duration;
import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What holds for every link. */
@ConfigMapping(prefix = "sparkone.sync")
public interface SyncConfig {

    /** Zone in which days and times of day without an offset are meant. */
    ZoneId zone();

    /** Pause after the first failure of an item or link; doubles each time. */
    @WithDefault("2S")
    Duration retryFirst();

    /** The longest of those pauses. */
    @WithDefault("5M")
    Duration retryLimit();

    /** How long a link stays with the instance that works on it after that was last heard of. */
    @WithDefault("90S")
    Duration lease();

    /** A proposed change without an answer for so long is proposed again. */
    @WithDefault("15M")
    Duration proposalTimeout();

    /** How often everything is compared, whether or not it is said to have changed. */
    @WithDefault("24H")
    Duration auditInterval();

    /** So many deletions in one reading pass without being asked about, however few items there are. */
    @WithDefault("5")
    int brakeItems();

    /** So many per cent of the items may be deleted in one reading without being asked about. */
    @WithDefault("10")
    int brakePercent();

    /** How long the loop of a link sleeps when nothing wakes it. */
    @WithDefault("1S")
    Duration idle();

    /** How long runs and settled proposals are kept. */
    @WithDefault("30D")
    Duration history();
}
