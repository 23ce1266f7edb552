package io.sparkone.bench.api;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sparkone.local.keys.SigningKeys;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.ServiceProcess;
import io.sparkone.local.testing.LocalStack;

/** The packaged api-service with servers of its own, without rate limits. */
final class ApiProcess implements AutoCloseable {

    private static final Path JAR = Path.of("api-service/target/quarkus-app/quarkus-run.jar");
    private static final List<String> OPTIONS = List.of("-Xmx256m");
    private static final String PASSWORD = "measured-once";
    private static final String WANTED = "{\"name\":\"bench\",\"scopes\":[\"*\"],\"expires_in\":\"PT2H\"}";

    private final ServiceProcess service;

    ApiProcess(LocalStack servers, Path work) throws IOException {
        ServiceAccount account = ServiceAccount.local("api");
        servers.provision(account);
        service = ServiceProcess.start(JAR, OPTIONS,
                environment(work, servers.postgres().url(account.role(), account.role()), servers.redis().url()),
                work.resolve("api.log")).awaitReady();
    }

    String address() {
        return service.address();
    }

    /** A token for everything. */
    String token() throws IOException, InterruptedException {
        String account = Base64.getEncoder().encodeToString(("owner:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = service.send(service.request("/auth/tokens")
                .header("Authorization", "Basic " + account).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(WANTED)));
        String[] parts = answer.body().split("\"token\":\"", 2);
        if (parts.length < 2) {
            throw new IOException("POST /auth/tokens answered " + answer.statusCode() + " " + answer.body());
        }
        return parts[1].substring(0, parts[1].indexOf('"'));
    }

    @Override
    public void close() {
        service.close();
    }

    private static Map<String, String> environment(Path work, String databaseUrl, String redisUrl)
            throws IOException {
        SigningKeys keys = SigningKeys.generate();
        Map<String, String> environment = new HashMap<>(Map.of("DATABASE_URL", databaseUrl, "REDIS_URL", redisUrl,
                "SPARKONE_MIGRATE_AT_START", "true", "ENVIRONMENT", "development", "TIMEZONE", "America/Sao_Paulo",
                "LOCALE", "pt-BR", "WEB_PASSWORD", PASSWORD));
        environment.put("AUTH_PRIVATE_KEY_PATH",
                Files.writeString(work.resolve("private.pem"), keys.privatePem()).toString());
        environment.put("AUTH_PUBLIC_KEY_PATH",
                Files.writeString(work.resolve("public.pem"), keys.publicPem()).toString());
        environment.put("SPARKONE_RATE_LIMIT_ENABLED", "false");
        return environment;
    }
}
