package io.sparkone.backup.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.sparkone.platform.config.InvalidVariableException;

/** Without the key that checks tokens every request would be refused: better said at start. */
@ApplicationScoped
class AccessCheck {

    private final String environment;
    private final Optional<Path> publicKey;

    AccessCheck(@ConfigProperty(name = "sparkone.environment") String environment,
            @ConfigProperty(name = "AUTH_PUBLIC_KEY_PATH") Optional<Path> publicKey) {
        this.environment = environment;
        this.publicKey = publicKey;
    }

    void check(@Observes StartupEvent started) {
        if (publicKey.isEmpty() && !environment.equals("development")) {
            throw new InvalidVariableException("AUTH_PUBLIC_KEY_PATH", "is missing: no token could be checked");
        }
        if (publicKey.isPresent() && !Files.isReadable(publicKey.get())) {
            throw new InvalidVariableException("AUTH_PUBLIC_KEY_PATH", "names a file that cannot be read");
        }
    }
}
