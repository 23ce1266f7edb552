package io.sparkone.local.launcher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.sparkone.local.postgres.DatabaseUrl;
import io.sparkone.local.postgres.PostgresBinaries;
import io.sparkone.local.postgres.ServiceAccount;

/**
 * The variables with which a service runs locally. Of the person's own environment only what programs in general need
 * is passed on: an {@code SMTP_HOST} that happens to be exported must not receive the sandbox's mail.
 *
 * @param integrations variables of Notion, Sheets, Evolution and SMTP
 * @param inherited the launcher's own environment
 */
record ServiceEnvironment(LauncherSettings settings, LocalSecrets secrets, DatabaseUrl database,
        List<ServiceAccount> accounts, String redisUrl, Map<String, String> integrations,
        Optional<PostgresClient> postgresClient, Map<String, String> inherited) {

    /** Names, or beginnings of names that end in an underscore. */
    private static final List<String> PASSED_ON = List.of("PATH", "HOME", "USER", "LANG", "LC_", "TMPDIR", "JAVA_HOME",
            "XDG_CACHE_HOME", "JAVA_TOOL_OPTIONS", "QUARKUS_", "SPARKONE_", "LOCAL_LLM_", "LLM_", "OIDC_", "TIMEZONE",
            "LOCALE",
            "http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");

    Map<String, String> of(Service service) {
        ServiceAccount account = accounts.stream().filter(one -> one.service().equals(service.id())).findFirst()
                .orElseThrow();
        Map<String, String> environment = new TreeMap<>(general());
        environment.putIfAbsent("TIMEZONE", "America/Sao_Paulo");
        environment.putIfAbsent("LOCALE", "pt-BR");
        environment.putAll(integrations);
        environment.put("ENVIRONMENT", "development");
        environment.put("DATABASE_URL", database.as(account).text());
        environment.put("REDIS_URL", redisUrl);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(settings.port(service.port())));
        environment.put("SPARKONE_MIGRATE_AT_START", "true");
        environment.put("AUTH_PUBLIC_KEY_PATH", secrets.publicKey().toString());
        switch (service) {
            case API -> {
                environment.put("AUTH_PRIVATE_KEY_PATH", secrets.privateKey().toString());
                environment.put("WEB_PASSWORD", secrets.webPassword());
            }
            case SYNC -> {
                // needs no more than that
            }
            case NOTIFY -> environment.putIfAbsent("ALERTMANAGER_TOKEN", secrets.alertmanagerToken());
            case BACKUP -> environment.putAll(backup());
        }
        return environment;
    }

    /** What any program needs of the launcher's environment. */
    Map<String, String> general() {
        Map<String, String> general = new TreeMap<>();
        inherited.forEach((name, value) -> {
            if (PASSED_ON.stream().anyMatch(kept -> name.equals(kept) || kept.endsWith("_") && name.startsWith(kept))) {
                general.put(name, value);
            }
        });
        return general;
    }

    /** Says nothing: it holds secrets. */
    @Override
    public String toString() {
        return "ServiceEnvironment";
    }

    private Map<String, String> backup() {
        Map<String, String> backup = new TreeMap<>();
        backup.put("BACKUP_DIR", settings.workspace().home().resolve("backups").toString());
        // not the database of the suite itself: a restore may take its place
        backup.put("BACKUP_RESTORE_URL", database.named("postgres").text());
        postgresClient.ifPresent(client -> backup.put("PG_CLIENT_BIN", client.bin().toString()));
        if (PostgresBinaries.areAvailable()) {
            // backups are verified in a server of their own
            backup.put("SPARKONE_PG_BIN", PostgresBinaries.bin().toString());
        }
        return backup;
    }
}
