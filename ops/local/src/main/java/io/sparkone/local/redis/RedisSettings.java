package io.sparkone.local.redis;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a Redis server keeps its data and where it listens.
 *
 * @param data the data folder; made when it does not exist
 * @param port on 127.0.0.1
 * @param log file to which the server's output is appended
 * @param startupTimeout until it answers, loading of its data included
 */
public record RedisSettings(Path data, int port, Path log, Duration startupTimeout) {

    private static final Duration STARTUP_TIMEOUT = Duration.ofSeconds(30);

    public RedisSettings(Path data, int port, Path log) {
        this(data.toAbsolutePath(), port, log.toAbsolutePath(), STARTUP_TIMEOUT);
    }
}
