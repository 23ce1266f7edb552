package io.sparkone.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.local.process.Ports;
import io.sparkone.local.process.Waiting;

/** The whole suite as {@code make dev-up} runs it, in a working copy of its own and on free ports. */
final class RunningSuite implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final List<String> SERVICES = List.of("api-service", "sync-service", "notify-service",
            "backup-service");
    private static final Path PROJECT = Path.of("../../..").toAbsolutePath().normalize();

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, String> ports = new TreeMap<>();
    private final Path workspace;
    private final String token;
    private Process launcher;

    private RunningSuite() throws IOException {
        workspace = Files.createTempDirectory("sparkone-suite-");
        for (String service : SERVICES) {
            Files.createDirectory(workspace.resolve(service));
            Files.createSymbolicLink(workspace.resolve(service).resolve("target"),
                    PROJECT.resolve(service).resolve("target"));
        }
        List<String> names = List.of("API", "SYNC", "NOTIFY", "BACKUP", "POSTGRES", "REDIS", "SANDBOX", "SANDBOX_SMTP");
        List<Integer> free = Ports.free(names.size());
        for (int i = 0; i < names.size(); i++) {
            ports.put(names.get(i) + "_PORT", String.valueOf(free.get(i)));
        }
        launcher = launch();
        awaitReady();
        token = Files.readString(workspace.resolve(".sparkone/api-token")).strip();
    }

    static RunningSuite start() throws IOException {
        return new RunningSuite();
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dsparkone.workspace=" + workspace, "-cp", System.getProperty("java.class.path"),
                "io.sparkone.local.launcher.Launcher", "up").redirectErrorStream(true)
                .redirectOutput(workspace.resolve("launcher.txt").toFile());
        builder.environment().putAll(ports);
        // changes made in the sandbox's Notion are seen soon
        builder.environment().put("SPARKONE_NOTION_POLL_INTERVAL", "1S");
        return builder.start();
    }

    private void awaitReady() throws IOException {
        Path ready = workspace.resolve(".sparkone/run/ready.txt");
        if (!Waiting.until(START_TIMEOUT, () -> Files.exists(ready) || !launcher.isAlive()) || !launcher.isAlive()) {
            String said = Files.readString(workspace.resolve("launcher.txt"));
            close();
            throw new AssertionError("the suite did not start:\n" + said);
        }
        System.out
                .println(Files.readString(ready).lines().filter(line -> line.contains("ready")).findFirst().orElse(""));
    }

    /** As after {@code make dev-down} and {@code make dev-up}: the data, the ports and the token stay. */
    void restart() throws IOException {
        close();
        // a launcher that had to be killed leaves it behind
        Files.deleteIfExists(workspace.resolve(".sparkone/run/ready.txt"));
        launcher = launch();
        awaitReady();
    }

    Path workspace() {
        return workspace;
    }

    URI api(String path) {
        return uri("API_PORT", path);
    }

    URI sync(String path) {
        return uri("SYNC_PORT", path);
    }

    URI notifier(String path) {
        return uri("NOTIFY_PORT", path);
    }

    URI backup(String path) {
        return uri("BACKUP_PORT", path);
    }

    URI sandbox(String path) {
        return uri("SANDBOX_PORT", path);
    }

    private URI uri(String port, String path) {
        return URI.create("http://127.0.0.1:" + ports.get(port) + path);
    }

    /** The text of an answer, whatever its status. */
    String text(URI uri) throws IOException, InterruptedException {
        return send(request(uri)).body();
    }

    int status(URI uri) throws IOException, InterruptedException {
        return send(request(uri)).statusCode();
    }

    /** The JSON of an answer that must be a success. */
    JsonNode get(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(uri));
        if (answer.statusCode() != 200) {
            throw new AssertionError(uri + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }

    HttpResponse<String> post(URI uri, String body) throws IOException, InterruptedException {
        return post(uri, token, body);
    }

    /** With another token than that of the person at the keyboard. */
    HttpResponse<String> post(URI uri, String bearer, String body) throws IOException, InterruptedException {
        return send(request(uri).setHeader("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(URI uri) throws IOException, InterruptedException {
        return send(request(uri).DELETE());
    }

    JsonNode parse(HttpResponse<String> answer) throws IOException {
        return json.readTree(answer.body());
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Everything of this working copy that still runs, the launcher included. */
    List<String> processes() {
        return ProcessHandle.allProcesses().filter(process -> process.pid() != ProcessHandle.current().pid())
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(workspace.toString()))
                .toList();
    }

    /** Ends the launcher as Ctrl-C does. */
    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            launcher.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
