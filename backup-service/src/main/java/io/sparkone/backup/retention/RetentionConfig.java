package io.sparkone.backup.retention;

import java.time.Duration;
import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long backups are kept. */
@ConfigMapping(prefix = "sparkone.retention")
public interface RetentionConfig {

    /** Newest backup of each of so many days (grandfather, father, son). */
    @WithDefault("7")
    int daily();

    /** Of each of so many weeks. */
    @WithDefault("5")
    int weekly();

    /** Of each of so many months. */
    @WithDefault("12")
    int monthly();

    /** The newest so many are kept whatever their age. */
    @WithDefault("3")
    int newest();

    /** Nothing younger is deleted. */
    @WithDefault("1D")
    Duration minimumAge();

    /** Says what it would delete, and deletes nothing. */
    @WithDefault("false")
    boolean dryRun();

    /** In which days, weeks and months are meant. */
    @WithDefault("America/Sao_Paulo")
    ZoneId timezone();
}
