package io.sparkone.notify.alert;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/**
 * Alertmanager's webhook. A 200 says that the alerts are recorded; while the database is away it is a 503, which Alertmanager
 * repeats, unlike a 4xx.
 */
@Path("/alerts/alertmanager")
class AlertmanagerResource {

    private final AlertIntake intake;

    AlertmanagerResource(AlertIntake intake) {
        this.intake = intake;
    }

    @POST
    @PermitAll
    @FromAlertmanager
    public Taken receive(@Valid @NotNull AlertmanagerPayload payload) {
        return new Taken(payload.alerts().size(), intake.take(payload.alerts()));
    }

    /**
     * @param received alerts in the call
     * @param told those of them that are, or will be, told
     */
    record Taken(int received, int told) {}
}
