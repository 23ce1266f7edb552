package io.sparkone.sync.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.sparkone.platform.config.InvalidVariableException;

/** Tokens can only be checked with the public key of api-service: in production a missing one stops the start. */
@ApplicationScoped
class AccessVariables {

    private static final String KEY = "AUTH_PUBLIC_KEY_PATH";

    void check(@Observes StartupEvent started, @ConfigProperty(name = "ENVIRONMENT") Optional<String> environment,
            @ConfigProperty(name = KEY) Optional<String> publicKey) {
        check(environment.orElse("development"), publicKey);
    }

    /** @throws InvalidVariableException if the key is needed and missing, or named and not readable */
    static void check(String environment, Optional<String> publicKey) {
        if ("production".equals(environment) && publicKey.isEmpty()) {
            throw new InvalidVariableException(KEY, "missing: no token could be checked");
        }
        publicKey.map(Path::of).filter(path -> !Files.isReadable(path)).ifPresent(path -> {
            throw new InvalidVariableException(KEY, path + " is not a readable file");
        });
    }
}
