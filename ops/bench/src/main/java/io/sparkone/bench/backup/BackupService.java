package io.sparkone.bench.backup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sparkone.local.keys.SigningKeys;
import io.sparkone.local.process.ServiceProcess;

/** The packaged backup-service as a process, and what of its REST interface the benchmark needs. */
final class BackupService implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofHours(2);
    /** Each look takes the service a request: every 20 ms, they took more than a tenth of a core. */
    private static final int LOOK_MILLIS = 200;
    private static final Duration TOKEN_LIFE = Duration.ofHours(12);
    /** As backup-service/README.md says. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx48m",
            "-XX:TrimNativeHeapInterval=5000");

    private final String token;
    private final ServiceProcess service;

    BackupService(Path jar, Path work, Map<String, String> variables) throws IOException {
        SigningKeys keys = SigningKeys.generate();
        token = keys.token("bench", TOKEN_LIFE, "backups:read", "backups:write", "admin");
        Path key = Files.writeString(work.resolve("auth.pem"), keys.publicPem());
        Map<String, String> environment = new HashMap<>(Map.of("MALLOC_ARENA_MAX", "2", "SPARKONE_MIGRATE_AT_START",
                "true", "AUTH_PUBLIC_KEY_PATH", key.toString(), "BACKUP_SCHEDULE", "off", "BACKUP_DRILL_MONTHLY",
                "false"));
        environment.putAll(variables);
        service = ServiceProcess.start(jar, OPTIONS, environment, work.resolve("backup-service.log")).awaitReady();
    }

    ProcessHandle process() {
        return service.process().toHandle();
    }

    /** @return where to look */
    String start(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                request(path).header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != 202) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    /** Waits until a field has one of the values, and fails at once when the state is failed. */
    String await(String path, String field, String values) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            String body = send(request(path).GET()).body();
            if (field(body, field).matches(values)) {
                return body;
            }
            if (field(body, "state").equals("failed")) {
                throw new IOException(path + " failed: " + body);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        throw new IOException(path + " did not get " + values + " within " + LONGEST);
    }

    String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET()).body();
    }

    /** A field's value in flat JSON, or nothing. */
    static String field(String json, String name) {
        Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
        return field.find() ? field.group(1) : "";
    }

    private HttpRequest.Builder request(String path) {
        return service.request(path).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return service.send(request);
    }

    @Override
    public void close() {
        service.close();
    }
}
