package io.sparkone.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.sparkone.bench.rig.RedisPipe;
import io.sparkone.local.process.Folders;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.Waiting;
import io.sparkone.local.redis.RedisServer;
import io.sparkone.local.redis.RedisSettings;

/** A real replica of the rig's Redis, with everything that the master had when it was made. */
final class RedisReplica implements AutoCloseable {

    private static final Duration SYNC = Duration.ofSeconds(30);

    private final RedisServer master;
    private final Path data;
    private final RedisServer server;
    private final RedisPipe pipe;

    RedisReplica(RedisServer master, Path folder) throws IOException {
        this.master = master;
        this.data = Files.createTempDirectory(folder, "redis-replica-");
        this.server = new RedisServer(new RedisSettings(data, Ports.free(), folder.resolve("redis-replica.log")))
                .start();
        this.pipe = new RedisPipe(server.port());
        try (RedisPipe toMaster = new RedisPipe(master.port())) {
            // by default a master waits five seconds for further replicas
            ask(toMaster, "CONFIG", "SET", "repl-diskless-sync-delay", "0");
        }
        ask(pipe, "REPLICAOF", "127.0.0.1", String.valueOf(master.port()));
        if (!Waiting.until(SYNC, this::isInStep)) {
            throw new IOException("the replica does not follow its master; see " + folder);
        }
    }

    private boolean isInStep() {
        try {
            return ask(pipe, "INFO", "replication").contains("master_link_status:up");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes it off the master, so that it misses all that comes. */
    void fallBehind() throws IOException {
        ask(pipe, "REPLICAOF", "NO", "ONE");
    }

    /** Puts it in the place of the master, which must be down. */
    void promote() throws IOException {
        String answer = ask(pipe, "CONFIG", "SET", "port", String.valueOf(master.port()));
        if (!answer.equals("OK")) {
            throw new IOException("not promoted: " + answer);
        }
    }

    private static String ask(RedisPipe pipe, String... command) throws IOException {
        pipe.send(command);
        pipe.flush();
        return pipe.answer();
    }

    @Override
    public void close() throws IOException {
        pipe.close();
        server.kill();
        Folders.delete(data);
    }
}
