package io.sparkone.notify.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.sparkone.notify.http.Problem;

/** Turns callers without the token of Alertmanager away, before their body is read. */
@ApplicationScoped
class AlertmanagerCredentials {

    private final SharedSecret secret;

    AlertmanagerCredentials(AlertConfig config) {
        secret = new SharedSecret(config.token().orElse(null));
    }

    @ServerRequestFilter
    @FromAlertmanager
    void check(ContainerRequestContext request) {
        if (!secret.isIn(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            throw Problem.of("alert-credentials", Status.UNAUTHORIZED.getStatusCode(),
                    "The token of Alertmanager is missing or wrong").withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        }
    }
}
