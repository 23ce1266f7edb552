package io.sparkone.backup.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.restassured.specification.RequestSpecification;

import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.local.keys.SigningKeys;
import io.sparkone.local.postgres.PostgresBinaries;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.ServiceProcess;
import io.sparkone.local.testing.LocalStack;

/** The packaged service as a process that can be killed. */
final class PackagedService implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final String ROLE = ServiceAccount.local("backup").role();

    private final ServiceProcess service;
    private final String token;

    private PackagedService(ServiceProcess service, String token) {
        this.service = service;
        this.token = token;
    }

    static Environment in(Path folder, Programs client, String databases) throws IOException {
        return new Environment(folder, client, databases);
    }

    /** What processes on the same tables and stores share. */
    static final class Environment {

        private final Path folder;
        private final SigningKeys keys = SigningKeys.generate();
        private final Map<String, String> variables = new HashMap<>();
        private UnaryOperator<List<String>> launcher = UnaryOperator.identity();

        private Environment(Path folder, Programs client, String databases) throws IOException {
            this.folder = folder;
            LocalStack servers = LocalStack.current();
            ServiceAccount.allLocal().forEach(servers::provision);
            variables.putAll(
                    Map.of("SPARKONE_MIGRATE_AT_START", "true", "DATABASE_URL", servers.postgres().url(ROLE, ROLE),
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
                    Files.writeString(folder.resolve("auth.pem"), keys.publicPem()).toString()));
            variables.putAll(Map.of("SPARKONE_RUN_LEASE", "3S", "SPARKONE_RUN_POLL", "200MS", "SPARKONE_RESTORE_LEASE",
                    "3S", "SPARKONE_RESTORE_POLL", "1S"));
        }

        Environment with(String variable, String value) {
            variables.put(variable, value);
            return this;
        }

        /** Starts it through another program. */
        Environment through(UnaryOperator<List<String>> command) {
            launcher = command;
            return this;
        }

        PackagedService start() throws IOException {
            assertThat(JAR).as("made by mvn package").exists();
            Path log = Files.createTempFile(folder, "service-", ".log");
            return new PackagedService(ServiceProcess.start(JAR, OPTIONS, variables, log, launcher).awaitReady(),
                    keys.token("operator", TOKEN_LIFE, "backups:read", "backups:write", "admin"));
        }
    }

    RequestSpecification request() {
        return given().baseUri(service.address()).auth().oauth2(token);
    }

    /** Value of a metric, summed over its labels. */
    double metric(String name) {
        return request().get("/metrics").asString().lines().filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    boolean runs(String program) {
        return service.process().descendants()
                .anyMatch(child -> child.info().commandLine().orElse("").contains(program));
    }

    /** {@code kill -9}. */
    void kill() {
        service.kill();
    }

    @Override
    public void close() {
        kill();
    }
}
