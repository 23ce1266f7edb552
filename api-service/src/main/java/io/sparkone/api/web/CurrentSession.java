package io.sparkone.api.web;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** The session of the current request. */
@RequestScoped
class CurrentSession {

    private final CurrentIdentityAssociation identities;
    private Session session;

    CurrentSession(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** From here on the request is the user's, also in the audit log. It gets no scope: those are for bearer tokens. */
    void begin(Session begun) {
        session = begun;
        identities.setIdentity(
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(begun.user())).build());
    }

    /** @throws IllegalStateException if nobody is logged in, which {@link SessionFilter} does not let happen */
    Session get() {
        if (session == null) {
            throw new IllegalStateException("A page without @SignedIn asked for the session");
        }
        return session;
    }

    String user() {
        return get().user();
    }
}
