package io.sparkone.platform.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses tokens that were revoked, in every service. */
@ApplicationScoped
class RevokedTokens implements SecurityIdentityAugmentor {

    private final RevocationList revocations;

    RevokedTokens(RevocationList revocations) {
        this.revocations = revocations;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token) || token.getTokenID() == null) {
            return Uni.createFrom().item(identity);
        }
        return revocations.contains(token.getTokenID()).map(revoked -> {
            if (revoked) {
                throw new AuthenticationFailedException("The token was revoked");
            }
            return identity;
        });
    }
}
