package io.sparkone.local.postgres;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a PostgreSQL server keeps its data and where it listens.
 *
 * @param data the data folder; made when it does not exist
 * @param port on 127.0.0.1
 * @param log file to which the server's output is appended
 * @param startupTimeout until it answers, recovery after a crash included
 */
public record PostgresSettings(Path data, int port, Path log, Duration startupTimeout) {

    private static final Duration STARTUP_TIMEOUT = Duration.ofSeconds(60);

    public PostgresSettings(Path data, int port, Path log) {
        this(data.toAbsolutePath(), port, log.toAbsolutePath(), STARTUP_TIMEOUT);
    }
}
