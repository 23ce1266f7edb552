package io.sparkone.api.security;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

import io.sparkone.platform.config.InvalidVariableException;

/** Refuses to start without what access needs. */
@ApplicationScoped
class AccessCheck {

    private static final int FIRST = 1;
    private static final int MIN_PASSWORD = 12;
    private static final Set<String> ENVIRONMENTS = Set.of("development", "staging", "production");
    private static final Set<String> DEFAULTS = Set.of("sparkone", "password", "changeme", "change-me", "secret",
            "admin",
            "admin123", "sparkone123", "changeme-please");

    private final AccessConfig config;

    AccessCheck(AccessConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(FIRST) StartupEvent start) {
        if (!ENVIRONMENTS.contains(config.environment())) {
            throw new InvalidVariableException("ENVIRONMENT", "must be one of development, staging, production");
        }
        readable("AUTH_PRIVATE_KEY_PATH", config.privateKey());
        readable("AUTH_PUBLIC_KEY_PATH", config.publicKey());
        String password = config.ownerPassword().orElseThrow(() -> new InvalidVariableException("WEB_PASSWORD",
                "is missing: it is the owner's password, for tokens and for the web page"));
        if ("production".equals(config.environment()) && isWeak(password)) {
            throw new InvalidVariableException("WEB_PASSWORD",
                    "is a default or shorter than " + MIN_PASSWORD + " characters; production needs a secret one");
        }
    }

    private static boolean isWeak(String password) {
        return password.length() < MIN_PASSWORD || DEFAULTS.contains(password.toLowerCase(Locale.ROOT));
    }

    private static void readable(String variable, Optional<Path> file) {
        Path path = file
                .orElseThrow(() -> new InvalidVariableException(variable, "is missing: the path of a PEM file"));
        if (!Files.isReadable(path)) {
            throw new InvalidVariableException(variable, "names a file that cannot be read: " + path);
        }
    }
}
