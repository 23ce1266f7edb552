package io.sparkone.notify.security;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.sparkone.platform.config.InvalidVariableException;

/** Stops a production that would start without its secrets, or with ones that are easily guessed. */
@ApplicationScoped
class ProductionSecrets {

    private static final Logger LOG = Logger.getLogger(ProductionSecrets.class);

    private static final int SHORTEST = 16;

    private final boolean production;
    private final Optional<String> publicKeyPath;
    private final Optional<String> alertToken;
    private final Optional<String> webhookSecret;

    ProductionSecrets(@ConfigProperty(name = "ENVIRONMENT", defaultValue = "development") String environment,
            @ConfigProperty(name = "AUTH_PUBLIC_KEY_PATH") Optional<String> publicKeyPath,
            @ConfigProperty(name = "ALERTMANAGER_TOKEN") Optional<String> alertToken,
            @ConfigProperty(name = "EVOLUTION_WEBHOOK_SECRET") Optional<String> webhookSecret) {
        this.production = "production".equals(environment);
        this.publicKeyPath = publicKeyPath;
        this.alertToken = alertToken;
        this.webhookSecret = webhookSecret;
    }

    /** @throws InvalidVariableException naming the variable, never its value */
    void check(@Observes StartupEvent started) {
        if (alertToken.isEmpty()) {
            LOG.info("Alerts from Alertmanager are not taken: ALERTMANAGER_TOKEN is not set");
        }
        if (publicKeyPath.isEmpty() && production) {
            throw new InvalidVariableException("AUTH_PUBLIC_KEY_PATH", "is missing: no token could be checked");
        }
        checkLength("ALERTMANAGER_TOKEN", alertToken);
        checkLength("EVOLUTION_WEBHOOK_SECRET", webhookSecret);
    }

    private void checkLength(String variable, Optional<String> secret) {
        if (production && secret.isPresent() && secret.get().length() < SHORTEST) {
            throw new InvalidVariableException(variable, "must have at least " + SHORTEST + " characters");
        }
    }
}
