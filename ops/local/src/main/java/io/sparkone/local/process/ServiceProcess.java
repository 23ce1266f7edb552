package io.sparkone.local.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A packaged service on a free port, in a process that can be paused and killed: for tests and benchmarks. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofSeconds(120);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String address;
    private final Process process;
    private final Path log;

    private ServiceProcess(String address, Process process, Path log) {
        this.address = address;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it and does not wait; see {@link #awaitReady}.
     *
     * @param jar of the packaged service
     * @param options for the JVM
     * @param variables its environment, to which its port and the search path of programs are added
     * @param log to which its output is appended
     */
    public static ServiceProcess start(Path jar, List<String> options, Map<String, String> variables, Path log)
            throws IOException {
        return start(jar, options, variables, log, UnaryOperator.identity());
    }

    /** @param launcher makes of its command line another one, such as of a program that runs it in a namespace */
    public static ServiceProcess start(Path jar, List<String> options, Map<String, String> variables, Path log,
            UnaryOperator<List<String>> launcher) throws IOException {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.putIfAbsent("PATH", System.getenv("PATH"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        Process process = ChildProcess.start(launcher.apply(command), "TERM", environment, log);
        return new ServiceProcess("http://127.0.0.1:" + port, process, log);
    }

    /** @throws IOException if it ends, or is not ready within two minutes; it is killed then */
    public ServiceProcess awaitReady() throws IOException {
        Waiting.until(STARTUP, () -> !process.isAlive() || isReady());
        if (!isReady()) {
            kill();
            throw new IOException("not ready:\n" + String.join("\n", Folders.lastLines(log, 40)));
        }
        return this;
    }

    private boolean isReady() {
        return status("/health/ready") == 200;
    }

    /** {@code http://127.0.0.1:port}, without a slash at its end. */
    public String address() {
        return address;
    }

    public Process process() {
        return process;
    }

    /** Of an answer to GET; 0 where there is none. */
    private int status(String path) {
        try {
            return send(request(path).GET()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(CLOSING);
    }

    /** Until {@link #resume}. */
    public void pause() throws IOException {
        signal("STOP");
    }

    public void resume() throws IOException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
    }

    /** Ends it as an operator would, with time to drain; kills it after 20 seconds. */
    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd(CLOSING)) {
            kill();
        }
    }

    private boolean awaitEnd(Duration atMost) {
        try {
            return process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
