package io.sparkone.backup.restore;

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

    /** A restore that takes longer is ended. */
    @WithDefault("4H")
    Duration limit();
}
