package io.sparkone.local.postgres;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.sparkone.local.process.StartFailure;

/**
 * What one service has in the database: a role to log in with and a schema of the service's name that it alone uses.
 *
 * @param service {@code api}, {@code sync}, {@code notify}, {@code backup}
 * @param password of the role, in clear
 */
public record ServiceAccount(String service, String password) {

    public static final List<String> SERVICES = List.of("api", "sync", "notify", "backup");

    public ServiceAccount {
        // both become SQL identifiers
        if (!service.matches("[a-z]{1,30}")) {
            throw new IllegalArgumentException("not a service name: " + service);
        }
    }

    /** For a database that only this machine reaches: the password is the role's name. */
    public static ServiceAccount local(String service) {
        return new ServiceAccount(service, "sparkone_" + service);
    }

    public static List<ServiceAccount> allLocal() {
        return SERVICES.stream().map(ServiceAccount::local).toList();
    }

    /**
     * The accounts that a database gets: with the passwords of {@code API_DB_PASSWORD}, {@code SYNC_DB_PASSWORD},
     * {@code NOTIFY_DB_PASSWORD} and {@code BACKUP_DB_PASSWORD}, or the local ones where nobody else reaches it.
     *
     * @throws StartFailure naming the variable, when one is missing for a database on another machine
     */
    public static List<ServiceAccount> allFor(DatabaseUrl database, Map<String, String> environment) {
        return SERVICES.stream().map(service -> {
            String variable = service.toUpperCase(Locale.ROOT) + "_DB_PASSWORD";
            String password = environment.getOrDefault(variable, "");
            if (password.isBlank() && !database.isLocal()) {
                throw new StartFailure(
                        "Set " + variable + ": the password of the role sparkone_" + service + " at " + database + ".");
            }
            return password.isBlank() ? local(service) : new ServiceAccount(service, password);
        }).toList();
    }

    public String role() {
        return "sparkone_" + service;
    }

    public String schema() {
        return service;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return role();
    }

    /** pg_dump must read everything, and fails on rows that a policy hides. */
    boolean readsEverything() {
        return service.equals("backup");
    }
}
