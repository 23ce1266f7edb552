package io.sparkone.backup.restore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where backups are restored to. */
@ConfigMapping(prefix = "sparkone.restore")
public interface RestoreConfig {

    /**
     * URL of a database on the target server, with an account that may create databases and act for the roles of the backup: a
     * superuser, or the owner of a managed server. Without it the service restores nothing but for verification.
     */
    Optional<String> url();

    /** Folder for restores into a file; without it there are none. What is in there is not encrypted. */
    Optional<Path> directory();

    /** Jobs of pg_restore, unless the request says how many. */
    @WithDefault("2")
    int jobs();

    /** A restore that takes longer is ended. */
    @WithDefault("4H")
    Duration limit();

    /** A process that does not renew for so long is taken for dead, and its restore for interrupted. */
    @WithDefault("30S")
    Duration lease();

    /** How often it is looked for interrupted restores. */
    @WithDefault("5S")
    Duration poll();
}
