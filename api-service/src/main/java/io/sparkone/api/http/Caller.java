package io.sparkone.api.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent the current request, and what it asked for. */
@RequestScoped
class Caller {

    private final SecurityIdentity identity;
    private final HttpServerRequest request;
    private final UriInfo uri;

    Caller(SecurityIdentity identity, HttpServerRequest request, UriInfo uri) {
        this.identity = identity;
        this.request = request;
        this.uri = uri;
    }

    /** The user's name, or {@code anonymous}. */
    String name() {
        String name = identity.isAnonymous() ? null : identity.getPrincipal().getName();
        return name == null ? "anonymous" : name;
    }

    /** The id of the bearer token, or null where there is none. */
    String tokenId() {
        return !identity.isAnonymous() && identity.getPrincipal() instanceof JsonWebToken token
                ? token.getTokenID()
                : null;
    }

    String address() {
        return request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    }

    String method() {
        return request.method().name();
    }

    String path() {
        return uri.getPath();
    }

    /** The {@code Idempotency-Key} header, or null. */
    String idempotencyKey() {
        return request.getHeader("Idempotency-Key");
    }
}
