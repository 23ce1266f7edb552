package io.sparkone.local.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.RunningProcess;
import io.sparkone.local.process.ServerStart;
import io.sparkone.local.process.StartFailure;

/**
 * A real Redis 7 on the loopback address, kept like the production one: append-only file, fsync every second, no
 * eviction. Like {@link io.sparkone.local.postgres.PostgresServer} it holds no state but its settings; the server is
 * found by its data folder.
 */
public final class RedisServer implements AutoCloseable {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(5);
    private static final String PID_FILE = "redis.pid";

    private final RedisSettings settings;

    public RedisServer(RedisSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts the server, after stopping what a killed launcher left running on the same data.
     *
     * @throws StartFailure with one line that says why it cannot run
     */
    public RedisServer start() {
        running().ifPresent(left -> left.stop("TERM", STOP_TIMEOUT));
        Ports.requireFree(port(), "Redis");
        new ServerStart("Redis", port(), launch(), settings.log()).await(settings.startupTimeout(), this::answers);
        return this;
    }

    public int port() {
        return settings.port();
    }

    public long pid() {
        return running().orElseThrow(() -> new IllegalStateException("Redis is not running")).pid();
    }

    /** Completes when the running server ends, for whatever reason; at once when it does not run. */
    public CompletableFuture<?> onExit() {
        return running().<CompletableFuture<?>>map(RunningProcess::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    public boolean isRunning() {
        return running().isPresent();
    }

    /** As {@code REDIS_URL} is written. */
    public String url() {
        return "redis://127.0.0.1:" + port();
    }

    /** Ends in good order. Does nothing when it is not running. */
    public void stop() {
        running().ifPresent(process -> process.stop("TERM", STOP_TIMEOUT));
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        running().ifPresent(process -> process.kill(STOP_TIMEOUT));
    }

    /** Starts it again on the same data and port, stopping it first if it runs. */
    public void restart() {
        stop();
        start();
    }

    /** Stops it in its tracks: connections stay open and get no answer, until {@link #resume()}. */
    public void pause() {
        running().ifPresent(process -> process.signal("STOP"));
    }

    public void resume() {
        running().ifPresent(process -> process.signal("CONT"));
    }

    /** {@code FLUSHALL}: every stream is gone. */
    public void flushAll() {
        command("FLUSHALL SYNC");
    }

    /** {@code SET}, of a key and a value without spaces. */
    public void set(String key, String value) {
        command("SET " + key + " " + value);
    }

    private void command(String command) {
        try {
            String answer = ask(command);
            if (!answer.equals("+OK")) {
                throw new IllegalStateException(command + ": " + answer);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Redis does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private Optional<RunningProcess> running() {
        Path pidFile = settings.data().resolve(PID_FILE);
        return RunningProcess.from(pidFile, pidFile.toString());
    }

    private Process launch() {
        // without its own process title the command line keeps the pid file's path, by which running() knows it
        List<String> command = List.of(RedisBinary.path().toString(), "--port", String.valueOf(port()), "--bind",
                "127.0.0.1", "--protected-mode", "yes", "--dir", settings.data().toString(), "--pidfile",
                settings.data().resolve(PID_FILE).toString(), "--set-proc-title", "no", "--appendonly", "yes",
                "--appendfsync", "everysec", "--save", "", "--maxmemory-policy", "noeviction");
        try {
            Files.createDirectories(settings.data());
            Files.createDirectories(settings.log().getParent());
            return ChildProcess.start(command, "TERM", System.getenv(), settings.log());
        } catch (IOException e) {
            throw new StartFailure("Cannot start Redis: " + e.getMessage(), e);
        }
    }

    private boolean answers() {
        try {
            return ask("PING").equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    /** One inline command and the first line of its answer; not for large answers. */
    String ask(String command) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port()), (int) CLIENT_TIMEOUT.toMillis());
            socket.setSoTimeout((int) CLIENT_TIMEOUT.toMillis());
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            StringBuilder line = new StringBuilder();
            for (int c = socket.getInputStream().read(); c != '\r' && c != -1; c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }
}
