package io.sparkone.local.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.sparkone.local.process.Folders;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.Waiting;

/** A real replica of a running Redis, to try what a failover does that comes before the last writes did. */
public final class RedisReplica implements AutoCloseable {

    private static final Duration SYNC = Duration.ofSeconds(60);
    private static final Duration TAKEOVER = Duration.ofSeconds(30);

    private final RedisServer master;
    private final Path data = Files.createTempDirectory("sparkone-redis-replica-");
    private final RedisServer server = new RedisServer(
            new RedisSettings(data, Ports.free(), data.resolve("redis.log")));

    private RedisReplica(RedisServer master) throws IOException {
        this.master = master;
    }

    /**
     * Starts a replica; returns when it has what the master has.
     *
     * @throws IOException if it does not follow its master
     */
    public static RedisReplica of(RedisServer master) throws IOException {
        RedisReplica replica = new RedisReplica(master);
        try {
            replica.follow();
            return replica;
        } catch (IOException e) {
            replica.close();
            throw e;
        }
    }

    private void follow() throws IOException {
        server.start();
        // by default a master waits five seconds for further replicas
        master.ask("CONFIG SET repl-diskless-sync-delay 0");
        server.ask("REPLICAOF 127.0.0.1 " + master.port());
        if (!Waiting.until(SYNC, this::isInStep)) {
            throw new IOException("the replica does not follow its master; see " + data);
        }
    }

    private boolean isInStep() {
        try {
            return master.ask("WAIT 1 100").equals(":1");
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes it off the master, so that it misses all that comes. */
    public void fallBehind() throws IOException {
        server.ask("REPLICAOF NO ONE");
    }

    /** Kills the master and puts the replica in its place: clients find it where the master was. */
    public void promote() throws IOException {
        master.kill();
        // a killed server's port, or a short connection that happens to leave from it, takes a moment to be released
        if (!Waiting.until(TAKEOVER, () -> takesPortOf(master))) {
            throw new IOException("the replica cannot listen where its master did; see " + data);
        }
    }

    private boolean takesPortOf(RedisServer other) {
        try {
            return server.ask("CONFIG SET port " + other.port()).equals("+OK");
        } catch (IOException e) {
            return false;
        }
    }

    /** Kills the replica; the master, which may be dead, is left as it is. */
    @Override
    public void close() throws IOException {
        server.kill();
        Folders.delete(data);
    }
}
