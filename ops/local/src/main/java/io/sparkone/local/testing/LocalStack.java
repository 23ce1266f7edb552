package io.sparkone.local.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.sparkone.local.postgres.PostgresServer;
import io.sparkone.local.postgres.PostgresSettings;
import io.sparkone.local.postgres.Provisioning;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.Folders;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.StartFailure;
import io.sparkone.local.redis.RedisServer;
import io.sparkone.local.redis.RedisSettings;

/**
 * One PostgreSQL and one Redis for all tests of this JVM, on free ports, in a temporary folder that goes with the JVM.
 * Tests reach the servers here to kill, stop or empty them; they must leave them running.
 */
public final class LocalStack {

    /**
     * System properties, not static fields, say where the servers are: Quarkus loads this class in several class loaders
     * within one JVM.
     */
    private static final String FOLDER = "sparkone.local-stack.folder";
    private static final String POSTGRES_PORT = "sparkone.local-stack.postgres-port";
    private static final String REDIS_PORT = "sparkone.local-stack.redis-port";

    private final PostgresServer postgres;
    private final RedisServer redis;

    private LocalStack(Path folder, int postgresPort, int redisPort) {
        postgres = new PostgresServer(
                new PostgresSettings(folder.resolve("postgres"), postgresPort, folder.resolve("postgres.log")));
        redis = new RedisServer(new RedisSettings(folder.resolve("redis"), redisPort, folder.resolve("redis.log")));
    }

    /** The running servers; starts them when this is the first call in the JVM. */
    public static LocalStack current() {
        // a lock that all class loaders share
        synchronized (System.class) {
            if (System.getProperty(FOLDER) == null) {
                startOnce();
            }
        }
        return new LocalStack(Path.of(System.getProperty(FOLDER)), Integer.getInteger(POSTGRES_PORT),
                Integer.getInteger(REDIS_PORT));
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public RedisServer redis() {
        return redis;
    }

    /** Makes the service's role and schema, if they are not there yet. */
    public void provision(ServiceAccount account) {
        try (Connection connection = postgres.connect()) {
            Provisioning.apply(connection, List.of(account));
        } catch (SQLException e) {
            throw new StartFailure("Cannot provision " + account.role() + ": " + e.getMessage(), e);
        }
    }

    private static void startOnce() {
        Path folder = temporaryFolder();
        int postgresPort = Ports.free();
        int redisPort = Ports.free();
        LocalStack stack = new LocalStack(folder, postgresPort, redisPort);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.discard(folder), "discard-local-stack"));
        stack.redis.start();
        stack.postgres.start();
        System.setProperty(POSTGRES_PORT, String.valueOf(postgresPort));
        System.setProperty(REDIS_PORT, String.valueOf(redisPort));
        System.setProperty(FOLDER, folder.toString());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("sparkone-test-");
        } catch (IOException e) {
            throw new StartFailure("Cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    private void discard(Path folder) {
        redis.kill();
        postgres.stop();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            System.err.println("left behind: " + folder + ": " + e.getMessage());
        }
    }
}
