package io.sparkone.notify.alert;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

import io.sparkone.notify.http.Problem;

/**
 * Alertmanager's webhook. A 200 says that the alerts are recorded; while the database is away it is a 503, which Alertmanager
 * repeats, unlike a 4xx.
 */
@Path("/alerts/alertmanager")
class AlertmanagerResource {

    private final AlertIntake intake;
    private final SharedSecret secret;

    AlertmanagerResource(AlertIntake intake, AlertConfig config) {
        this.intake = intake;
        this.secret = new SharedSecret(config.token().orElse(null));
    }

    @POST
    @PermitAll
    public Taken receive(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Valid @NotNull AlertmanagerPayload payload) {
        if (!secret.isIn(authorization)) {
            throw Problem.of("alert-credentials", Status.UNAUTHORIZED.getStatusCode(),
                    "The token of Alertmanager is missing or wrong").withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        }
        return new Taken(payload.alerts().size(), intake.take(payload.alerts()));
    }

    /**
     * @param received alerts in the call
     * @param told those of them that are, or will be, told
     */
    record Taken(int received, int told) {}
}
