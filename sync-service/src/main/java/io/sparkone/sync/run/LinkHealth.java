package io.sparkone.sync.run;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

import io.sparkone.platform.sql.DatabaseException;
import io.sparkone.sync.link.LinkState;
import io.sparkone.sync.link.LinkStates;
import io.sparkone.sync.link.Links;

/** How the links are doing. A vendor that cannot be reached makes this service no less ready: changes wait. */
@Wellness
@ApplicationScoped
class LinkHealth implements HealthCheck {

    private final Links links;
    private final LinkStates states;

    LinkHealth(Links links, LinkStates states) {
        this.links = links;
        this.states = states;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("links").up();
        links.all().forEach(store -> health.withData(store.link(), store.enabled() ? "starting" : "off"));
        try {
            states.all().forEach(state -> health.withData(state.name(), describe(state)));
        } catch (DatabaseException e) {
            // the database has a check of its own, which says what is wrong with it
            health.withData("state", "unknown, for the database does not answer");
        }
        return health.build();
    }

    private static String describe(LinkState state) {
        String detail = state.halted() ? state.reason() : state.lastError();
        return (state.halted() ? "halted" : detail == null ? "active" : "failing")
                + (detail == null ? "" : ": " + detail);
    }
}
