package io.sparkone.backup.dump;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is dumped, with which programs, and for whom it is encrypted. */
@ConfigMapping(prefix = "sparkone.dump")
public interface DumpConfig {

    /** URLs of the databases, separated by commas. */
    Optional<String> databases();

    /** Folder with pg_dump and its companions; looked for where it is not set. */
    Optional<Path> clientBin();

    /** Public age keys, {@code age1…}. */
    Optional<List<String>> recipients();

    /** Of zstd. */
    @WithDefault("3")
    int compressionLevel();

    /** A dump that takes longer is ended. */
    @WithDefault("2H")
    Duration limit();

    /** How long a dump waits for a table that is locked. */
    @WithDefault("1M")
    Duration lockWait();
}
