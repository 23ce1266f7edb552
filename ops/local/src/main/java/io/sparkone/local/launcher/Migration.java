package io.sparkone.local.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.sparkone.local.postgres.DatabaseUrl;
import io.sparkone.local.postgres.Provisioning;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.StartFailure;

/**
 * {@code make migrate}: roles and schemas, then every service's migrations, in the database of DATABASE_URL. Its account
 * must be allowed to create roles; the services' own passwords come from {@code API_DB_PASSWORD} and its like.
 */
record Migration(Workspace workspace, Map<String, String> environment, Console console) {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    void run() {
        String text = environment.getOrDefault("DATABASE_URL", "");
        if (text.isBlank()) {
            throw new StartFailure("Set DATABASE_URL: where to migrate, with an account that may create roles.");
        }
        DatabaseUrl database = DatabaseUrl.parse(text);
        List<ServiceAccount> accounts = ServiceAccount.allFor(database, environment);
        for (Service service : Service.values()) {
            service.jar(workspace.root());
        }
        workspace.prepare();
        Provisioning.apply(database, accounts);
        console.line("roles and schemas are in " + database);
        for (int i = 0; i < accounts.size(); i++) {
            migrate(Service.values()[i], database.as(accounts.get(i)));
        }
    }

    /** Says nothing: the environment holds secrets. */
    @Override
    public String toString() {
        return "Migration";
    }

    private void migrate(Service service, DatabaseUrl database) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("DATABASE_URL", database.text());
        variables.putIfAbsent("REDIS_URL", "redis://127.0.0.1:6379");
        variables.put("SPARKONE_MIGRATE_AT_START", "true");
        variables.put("SPARKONE_MIGRATE_ONLY", "true");
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", "0");
        Path log = workspace.freshLog("migrate-" + service.id());
        try {
            Process process = ChildProcess.start(
                    List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                            service.jar(workspace.root()).toString()),
                    "TERM", variables, log);
            if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new StartFailure("The migration of " + service.id() + " took more than " + TIMEOUT + ": " + log);
            }
            if (process.exitValue() != 0) {
                throw new StartFailure("The migration of " + service.id() + " failed: see " + log + ".");
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot run the " + service.id() + " service: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        console.line(service.id() + " is migrated");
    }
}
