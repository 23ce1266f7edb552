package io.sparkone.local.postgres;

import java.util.List;

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

    public String role() {
        return "sparkone_" + service;
    }

    public String schema() {
        return service;
    }

    /** pg_dump must read everything, and fails on rows that a policy hides. */
    boolean readsEverything() {
        return service.equals("backup");
    }
}
