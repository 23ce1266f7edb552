package io.sparkone.bench.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.Waiting;
import io.sparkone.local.testing.LocalStack;

/** The packaged api-service with servers of its own, without rate limits. */
final class ApiProcess implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "measured-once";
    private static final String WANTED = "{\"name\":\"bench\",\"scopes\":[\"*\"],\"expires_in\":\"PT2H\"}";

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String address = "http://127.0.0.1:" + Ports.free();
    private final Process process;

    ApiProcess(LocalStack servers, Path work) throws IOException {
        ServiceAccount account = ServiceAccount.local("api");
        servers.provision(account);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        process = ChildProcess.start(List.of(java.toString(), "-Xmx256m", "-jar",
                "api-service/target/quarkus-app/quarkus-run.jar"), "TERM",
                environment(work, servers.postgres().url(account.role(), account.role()), servers.redis().url()),
                work.resolve("api.log"));
        if (!Waiting.until(STARTUP, () -> status("/health/ready") == 200)) {
            throw new IOException("api did not get ready; see " + work.resolve("api.log"));
        }
    }

    String address() {
        return address;
    }

    /** A token for everything. */
    String token() throws IOException, InterruptedException {
        String account = Base64.getEncoder().encodeToString(("owner:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(address + "/auth/tokens"))
                .timeout(PATIENCE).header("Authorization", "Basic " + account)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(WANTED)).build(),
                HttpResponse.BodyHandlers.ofString());
        String[] parts = answer.body().split("\"token\":\"", 2);
        if (parts.length < 2) {
            throw new IOException("POST /auth/tokens answered " + answer.statusCode() + " " + answer.body());
        }
        return parts[1].substring(0, parts[1].indexOf('"'));
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

    private Map<String, String> environment(Path work, String databaseUrl, String redisUrl) throws IOException {
        KeyPair keys = keys();
        Map<String, String> environment = new HashMap<>(Map.of("DATABASE_URL", databaseUrl, "REDIS_URL", redisUrl,
                "SPARKONE_MIGRATE_AT_START", "true", "ENVIRONMENT", "development", "TIMEZONE", "America/Sao_Paulo",
                "LOCALE", "pt-BR", "WEB_PASSWORD", PASSWORD));
        environment.put("AUTH_PRIVATE_KEY_PATH", pem(work, "PRIVATE KEY", keys.getPrivate()));
        environment.put("AUTH_PUBLIC_KEY_PATH", pem(work, "PUBLIC KEY", keys.getPublic()));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", address.substring(address.lastIndexOf(':') + 1));
        environment.put("SPARKONE_RATE_LIMIT_ENABLED", "false");
        environment.put("PATH", System.getenv("PATH"));
        return environment;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static String pem(Path work, String type, Key key) throws IOException {
        return Files.writeString(work.resolve(type.replace(' ', '-') + ".pem"), "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded()) + "\n-----END " + type + "-----\n")
                .toString();
    }

    private int status(String path) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
