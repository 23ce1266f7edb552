package io.sparkone.local.redis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.sparkone.local.process.BinaryCache;
import io.sparkone.local.process.Machine;

/** The server program of Redis 7, statically linked, from the Maven artifact. */
final class RedisBinary {

    private static final String VERSION = "7.0.15";
    private static final String NAME = "redis-server";

    private RedisBinary() {}

    static Path path() {
        Machine machine = Machine.current();
        String missing = "No Redis for " + machine + " comes with SparkOne: set REDIS_URL to a Redis 7 of your own.";
        return BinaryCache.folderFor("redis-" + VERSION, "/" + NAME + "-" + VERSION + "-" + machine, missing,
                (packed, folder) -> {
                    Path program = folder.resolve(NAME);
                    Files.copy(packed, program);
                    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
                }).resolve(NAME);
    }
}
