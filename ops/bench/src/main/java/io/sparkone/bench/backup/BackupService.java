package io.sparkone.bench.backup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.Waiting;

/** The packaged backup-service as a process, and what of its REST interface the benchmark needs. */
final class BackupService implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofSeconds(90);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration TOKEN_LIFE = Duration.ofHours(12);
    /** As backup-service/README.md says. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx64m");

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final int port = Ports.free();
    private final String token;
    private final Process process;

    BackupService(Path jar, Path work, Map<String, String> variables) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        token = token(pair);
        Path key = Files.writeString(work.resolve("auth.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH"), "MALLOC_ARENA_MAX", "2",
                "QUARKUS_HTTP_PORT",
                String.valueOf(port), "QUARKUS_HTTP_HOST", "127.0.0.1", "SPARKONE_MIGRATE_AT_START", "true",
                "AUTH_PUBLIC_KEY_PATH", key.toString(), "BACKUP_SCHEDULE", "off", "BACKUP_DRILL_MONTHLY", "false"));
        environment.putAll(variables);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of("-jar", jar.toString()));
        process = ChildProcess.start(command, "TERM", environment, work.resolve("backup-service.log"));
        if (!Waiting.until(STARTUP, this::isReady)) {
            throw new IOException("backup-service did not get ready; see " + work.resolve("backup-service.log"));
        }
    }

    private static String token(KeyPair pair) throws GeneralSecurityException {
        Instant now = Instant.now();
        String content = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                + encoded(("{\"iss\":\"sparkone\",\"aud\":\"sparkone\",\"upn\":\"bench\",\"iat\":%d,\"exp\":%d,"
                        + "\"groups\":[\"backups:read\",\"backups:write\",\"admin\"]}").formatted(now.getEpochSecond(),
                                now.plus(TOKEN_LIFE).getEpochSecond()));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    ProcessHandle process() {
        return process.toHandle();
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
            TimeUnit.MILLISECONDS.sleep(20);
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
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private boolean isReady() {
        try {
            return send(request("/health/ready").GET()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

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
