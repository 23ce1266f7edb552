package io.sparkone.bench.rig;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sparkone.local.process.ServiceProcess;

/** One process of the ledger rig. */
public final class LedgerService implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");
    private static final int WRITTEN = 204;

    private final String name;
    private final Map<String, String> environment;
    private final Path jar;
    private final Path log;
    private ServiceProcess process;

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
                "SPARKONE_MIGRATE_AT_START", "true"));
        environment.putAll(variables);
    }

    public String name() {
        return name;
    }

    public LedgerService start() throws IOException {
        process = ServiceProcess.start(jar, OPTIONS, environment, log);
        return this;
    }

    public void awaitReady() throws IOException {
        process.awaitReady();
    }

    public boolean isAlive() {
        return process.process().isAlive();
    }

    /** kill -9. */
    public void kill() {
        process.kill();
    }

    public void pause() throws IOException {
        process.pause();
    }

    public void resume() throws IOException {
        process.resume();
    }

    /** Processor time that it has used so far. */
    public Duration cpu() {
        return process.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Sets the writer's rate, if the process can be reached; true if it was set. */
    public boolean write(int perSecond) {
        try {
            return process.send(process.request("/writer?rate=" + perSecond).PUT(HttpRequest.BodyPublishers.noBody()))
                    .statusCode() == WRITTEN;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the process as an operator would: drain, then leave. */
    @Override
    public void close() {
        process.close();
    }
}
