package io.sparkone.backup.verification;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How backups are proved. */
@ConfigMapping(prefix = "sparkone.verification")
public interface VerificationConfig {

    /** Folder with initdb and postgres for the ephemeral server; looked for where it is not set. */
    Optional<Path> serverBin();

    /** File with the age identity that opens backups; without it nothing is verified. */
    Optional<Path> identityPath();

    /** Where ephemeral servers live: needs the space of a restored database, and a short path. */
    @WithDefault("${java.io.tmpdir}")
    Path workDirectory();

    /** Jobs of pg_restore at once, where there is room for the unpacked dump; 1 reads it as a stream. */
    @WithDefault("2")
    int jobs();

    /** SQL asked of each restored database; its first row must be there, and its first value neither null nor false. */
    Optional<String> smokeQuery();

    /** A verification that takes longer is ended. */
    @WithDefault("2H")
    Duration limit();
}
