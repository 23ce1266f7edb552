package io.sparkone.backup.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.restassured.specification.RequestSpecification;

import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.local.postgres.PostgresBinaries;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.Waiting;
import io.sparkone.local.testing.LocalStack;

/** The packaged service as a process that can be killed. */
final class PackagedService implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration STARTUP = Duration.ofSeconds(120);
    private static final String ROLE = ServiceAccount.local("backup").role();

    private final Process process;
    private final int port;
    private final String token;

    private PackagedService(Process process, int port, String token) {
        this.process = process;
        this.port = port;
        this.token = token;
    }

    static Environment in(Path folder, Programs client, String databases) throws IOException, GeneralSecurityException {
        return new Environment(folder, client, databases);
    }

    /** What processes on the same tables and stores share. */
    static final class Environment {

        private final Path folder;
        private final KeyPair keys;
        private final Map<String, String> variables = new HashMap<>();

        private Environment(Path folder, Programs client, String databases)
                throws IOException, GeneralSecurityException {
            this.folder = folder;
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            LocalStack servers = LocalStack.current();
            ServiceAccount.allLocal().forEach(servers::provision);
            variables.putAll(Map.of("PATH", System.getenv("PATH"), "QUARKUS_HTTP_HOST", "127.0.0.1",
                    "SPARKONE_MIGRATE_AT_START", "true", "DATABASE_URL", servers.postgres().url(ROLE, ROLE),
                    "REDIS_URL",
                    servers.redis().url(), "BACKUP_DATABASE_URLS", databases, "BACKUP_SCHEDULE", "off",
                    "BACKUP_DRILL_MONTHLY", "false", "LOCALE", "en"));
            variables.putAll(Map.of("BACKUP_DIR", folder.resolve("store").toString(), "BACKUP_WORK_DIR",
                    folder.resolve("work").toString(), "PG_CLIENT_BIN", client.bin().toString(), "SPARKONE_PG_BIN",
                    PostgresBinaries.bin().toString(), "BACKUP_RESTORE_URL",
                    servers.postgres().url("sparkone", "sparkone"), "BACKUP_AGE_RECIPIENTS",
                    String.join(",", SourceDatabase.recipients().keys()), "BACKUP_AGE_IDENTITY_PATH",
                    Files.writeString(folder.resolve("identity.txt"), SourceDatabase.KEY.identity() + "\n").toString(),
                    "AUTH_PUBLIC_KEY_PATH",
                    Files.writeString(folder.resolve("auth.pem"), "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n").toString()));
            variables.putAll(Map.of("SPARKONE_RUN_LEASE", "3S", "SPARKONE_RUN_POLL", "200MS", "SPARKONE_RESTORE_LEASE",
                    "3S", "SPARKONE_RESTORE_POLL", "1S"));
        }

        Environment with(String variable, String value) {
            variables.put(variable, value);
            return this;
        }

        PackagedService start() throws IOException, GeneralSecurityException {
            assertThat(JAR).as("made by mvn package").exists();
            int port = Ports.free();
            Map<String, String> environment = new HashMap<>(variables);
            environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
            Path log = folder.resolve("service-" + port + ".log");
            Process process = ChildProcess.start(
                    List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()),
                    "TERM", environment, log);
            PackagedService service = new PackagedService(process, port, token());
            if (!Waiting.until(STARTUP, service::isReady)) {
                service.kill();
                throw new IOException("not ready: " + Files.readString(log));
            }
            return service;
        }

        private String token() throws GeneralSecurityException {
            Instant now = Instant.now();
            String content = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                    + encoded(("{\"iss\":\"sparkone\",\"aud\":\"sparkone\",\"upn\":\"operator\",\"iat\":%d,\"exp\":%d,"
                            + "\"groups\":[\"backups:read\",\"backups:write\",\"admin\"]}")
                            .formatted(now.getEpochSecond(),
                                    now.plusSeconds(3600).getEpochSecond()));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        }

        private static String encoded(String json) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    RequestSpecification request() {
        return given().baseUri("http://127.0.0.1").port(port).auth().oauth2(token);
    }

    /** Value of a metric, summed over its labels. */
    double metric(String name) {
        return request().get("/metrics").asString().lines().filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    boolean runs(String program) {
        return process.descendants().anyMatch(child -> child.info().commandLine().orElse("").contains(program));
    }

    private boolean isReady() {
        try {
            return process.isAlive()
                    && given().baseUri("http://127.0.0.1").port(port).get("/health/ready").statusCode() == 200;
        } catch (Exception e) {
            // rest-assured throws what the connection throws, undeclared
            return false;
        }
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
