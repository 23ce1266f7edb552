package io.sparkone.api.oidc;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

import io.sparkone.platform.config.InvalidVariableException;

/** Refuses to start with a provider that is configured by half. */
@ApplicationScoped
class OidcCheck {

    private static final String DEVELOPMENT = "development";

    private final OidcConfig config;

    OidcCheck(OidcConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent start) {
        checkUrl("OIDC_ISSUER", config.issuer());
        checkUrl("OIDC_REDIRECT_URI", config.redirectUri());
        OidcUsers.names(config.users().orElseGet(List::of));
        if (config.issuer().isPresent() != config.clientId().isPresent()) {
            throw config.issuer().isPresent()
                    ? new InvalidVariableException("OIDC_CLIENT_ID", "is missing, while OIDC_ISSUER is set")
                    : new InvalidVariableException("OIDC_ISSUER", "is missing, while OIDC_CLIENT_ID is set");
        }
        if (!config.scopes().contains("openid")) {
            throw new InvalidVariableException("OIDC_SCOPES", "must contain openid");
        }
    }

    /** Whoever can change what a provider answers can log in as anybody. */
    private void checkUrl(String variable, Optional<URI> address) {
        if (address.isEmpty()) {
            return;
        }
        String scheme = address.get().getScheme();
        boolean https = "https".equals(scheme);
        if (address.get().getHost() == null || !https && !"http".equals(scheme)) {
            throw new InvalidVariableException(variable, "is no https address");
        }
        if (!https && !DEVELOPMENT.equals(config.environment())) {
            throw new InvalidVariableException(variable, "must be https outside of development");
        }
    }
}
