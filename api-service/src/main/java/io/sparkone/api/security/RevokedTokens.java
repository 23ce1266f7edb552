package io.sparkone.api.security;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses tokens that were revoked. */
@ApplicationScoped
class RevokedTokens implements SecurityIdentityAugmentor {

    private final Revocations revocations;

    RevokedTokens(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getTokenID() != null
                && revocations.contains(token.getTokenID())) {
            return Uni.createFrom().failure(new AuthenticationFailedException("The token was revoked"));
        }
        return Uni.createFrom().item(identity);
    }
}
