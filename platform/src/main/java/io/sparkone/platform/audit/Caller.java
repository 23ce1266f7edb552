package io.sparkone.platform.audit;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent the current request, and what it asked for. */
@RequestScoped
public class Caller {

    private static final String ANONYMOUS = "anonymous";
    private static final int LONGEST_PATH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CurrentIdentityAssociation identities;
    private final HttpServerRequest request;
    private final UriInfo uri;
    private final Clock clock;

    Caller(CurrentIdentityAssociation identities, HttpServerRequest request, UriInfo uri, Clock clock) {
        this.identities = identities;
        this.request = request;
        this.uri = uri;
        this.clock = clock;
    }

    /** The user's name, or {@code anonymous}. Blocks while a credential is being checked. */
    public String name() {
        return nameOf(identities.getIdentity());
    }

    public String method() {
        return request.method().name();
    }

    public String path() {
        return uri.getPath();
    }

    /** The {@code Idempotency-Key} header, or null. */
    public String idempotencyKey() {
        return request.getHeader("Idempotency-Key");
    }

    /** What the caller does. Blocks while a credential is being checked. */
    Act act() {
        return deferredAct().await().atMost(PATIENCE);
    }

    /** The same without blocking. With a credential that does not hold, or is none of ours, nobody in particular does it. */
    Uni<Act> deferredAct() {
        return identities.getDeferredIdentity().map(this::act).onFailure()
                .recoverWithItem(() -> new Act(clock.instant(), ANONYMOUS, null, address(), method(), storablePath()));
    }

    private Act act(SecurityIdentity who) {
        String token = !who.isAnonymous() && who.getPrincipal() instanceof JsonWebToken jwt ? jwt.getTokenID() : null;
        return new Act(clock.instant(), nameOf(who), token, address(), method(), storablePath());
    }

    private static String nameOf(SecurityIdentity who) {
        String name = who.isAnonymous() ? null : who.getPrincipal().getName();
        return name == null ? ANONYMOUS : name;
    }

    private String address() {
        return request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    }

    private String storablePath() {
        String path = path().replaceAll("\\p{Cntrl}", "?");
        return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
    }
}
