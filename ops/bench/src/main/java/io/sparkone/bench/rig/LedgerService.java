package io.sparkone.bench.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.Waiting;

/** One process of the ledger rig. */
public final class LedgerService implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final int port = Ports.free();
    private final Map<String, String> environment;
    private final Path jar;
    private final Path log;
    private Process process;

    /**
     * @param name the service that it plays; two processes of one name are replicas
     * @param databaseUrl with the service's own role
     * @param variables further ones of its environment
     */
    public LedgerService(String name, Path jar, String databaseUrl, String redisUrl, Path log,
            Map<String, String> variables) {
        this.name = name;
        this.jar = jar;
        this.log = log;
        environment = new HashMap<>(Map.of("SPARKONE_SERVICE", name, "DATABASE_URL", databaseUrl, "REDIS_URL", redisUrl,
                "SPARKONE_MIGRATE_AT_START", "true", "QUARKUS_HTTP_PORT", String.valueOf(port), "QUARKUS_HTTP_HOST",
                "127.0.0.1"));
        environment.put("PATH", System.getenv("PATH"));
        environment.putAll(variables);
    }

    public String name() {
        return name;
    }

    public LedgerService start() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        process = ChildProcess.start(List.of(java.toString(), "-Xmx256m", "-XX:+UseSerialGC", "-jar",
                jar.toString()), "TERM", environment, log);
        return this;
    }

    public void awaitReady() {
        if (!Waiting.until(STARTUP, () -> answers("/health/ready"))) {
            throw new IllegalStateException(name + " did not get ready; see " + log);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    public void pause() throws IOException {
        signal("STOP");
    }

    public void resume() throws IOException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
    }

    /** Processor time that it has used so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Sets the writer's rate, if the process can be reached; true if it was set. */
    public boolean write(int perSecond) {
        HttpRequest request = HttpRequest.newBuilder(uri("/writer?rate=" + perSecond))
                .PUT(HttpRequest.BodyPublishers.noBody()).timeout(Duration.ofSeconds(10)).build();
        return send(request) == 204;
    }

    private boolean answers(String path) {
        return send(HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(2)).build()) == 200;
    }

    private static int send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Ends the process as an operator would: drain, then leave. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
