package io.sparkone.api.oidc;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jboss.logging.Logger;

import io.sparkone.api.oidc.OidcException.Reason;
import io.sparkone.api.user.User;

/** Logins at the OpenID Connect provider, where one is configured. */
@ApplicationScoped
public class OidcLogin {

    private static final Logger LOG = Logger.getLogger(OidcLogin.class);
    private static final int AT_ONCE = 8;
    private static final String TURNED_AWAY = "turnedAway";
    private static final String ACCEPTED = "accepted";

    private final OidcConfig config;
    private final OidcFlow flow;
    private final OidcUsers users;
    private final MeterRegistry metrics;

    OidcLogin(OidcConfig config, OidcFlow flow, OidcUsers users, MeterRegistry metrics) {
        this.config = config;
        this.flow = flow;
        this.users = users;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent start) {
        counter(ACCEPTED);
        for (Reason reason : Reason.values()) {
            counter(result(reason));
        }
    }

    /** What the provider is called, or empty where there is none. */
    public Optional<String> name() {
        return config.issuer().map(issuer -> config.name());
    }

    /** Where the provider is told to send browsers back to, or empty for the address that the browser used. */
    public Optional<URI> callback() {
        return config.redirectUri();
    }

    /** Where the browser goes to log in. */
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = TURNED_AWAY, applyOn = BulkheadException.class)
    public URI begin(OidcAttempt attempt) throws OidcException {
        try {
            return flow.begin(attempt);
        } catch (OidcException e) {
            throw noted(e);
        }
    }

    /**
     * Who it is that comes back.
     *
     * @param answer the address at which the browser came back, with the query
     */
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = TURNED_AWAY, applyOn = BulkheadException.class)
    public User finish(OidcAttempt attempt, URI answer) throws OidcException {
        try {
            User user = users.of(flow.finish(attempt, answer));
            counter(ACCEPTED).increment();
            return user;
        } catch (OidcException e) {
            throw noted(e);
        }
    }

    URI turnedAway(OidcAttempt attempt) throws OidcException {
        throw noted(new OidcException(Reason.BUSY, AT_ONCE + " are begun at this moment"));
    }

    User turnedAway(OidcAttempt attempt, URI answer) throws OidcException {
        throw noted(new OidcException(Reason.BUSY, AT_ONCE + " are finished at this moment"));
    }

    private OidcException noted(OidcException e) {
        counter(result(e.reason())).increment();
        LOG.warnf("A login at the OpenID Connect provider failed: %s", e.getMessage());
        return e;
    }

    private Counter counter(String result) {
        return Counter.builder("sparkone.oidc.logins").tag("result", result)
                .description("Logins at the OpenID Connect provider").register(metrics);
    }

    private static String result(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
