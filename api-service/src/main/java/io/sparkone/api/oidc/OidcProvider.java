package io.sparkone.api.oidc;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import org.jboss.logging.Logger;

import io.sparkone.api.oidc.OidcException.Reason;

/** What the provider says of itself (OpenID Connect Discovery 1.0), read when it is first needed, and the check of its tokens. */
@ApplicationScoped
class OidcProvider {

    private static final Logger LOG = Logger.getLogger(OidcProvider.class);

    private final OidcConfig config;
    private final OidcCalls calls;
    private final Clock clock;
    private Known known;

    OidcProvider(OidcConfig config, OidcCalls calls, Clock clock) {
        this.config = config;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * One caller at a time asks the provider.
     *
     * @throws OidcException if it was never read and cannot be read now
     */
    synchronized Known known() throws OidcException {
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.readAt().plus(config.metadataLife()))) {
            return known;
        }
        try {
            known = read(now);
        } catch (IOException | GeneralException e) {
            if (known == null) {
                throw new OidcException(Reason.UNAVAILABLE, "the provider cannot be read: " + e.getMessage(), e);
            }
            LOG.warnf("The OpenID Connect provider cannot be read again: %s", e.getMessage());
        }
        return known;
    }

    private Known read(Instant now) throws IOException, GeneralException {
        Issuer issuer = new Issuer(config.issuer().orElseThrow());
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(calls.reading(OidcCalls.DISCOVERY)
                .retrieveResource(OIDCProviderMetadata.resolveURL(issuer)).getContent());
        if (!metadata.getIssuer().equals(issuer)) {
            throw new GeneralException("it calls itself " + metadata.getIssuer() + ", not " + issuer);
        }
        if (metadata.getAuthorizationEndpointURI() == null || metadata.getTokenEndpointURI() == null) {
            throw new GeneralException("it names no authorization or no token endpoint");
        }
        return new Known(metadata, validator(metadata), now);
    }

    /** Tokens that are signed with the client's secret, or not at all, are not accepted, whatever the provider says. */
    private IDTokenValidator validator(OIDCProviderMetadata metadata) throws IOException, GeneralException {
        Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.SIGNATURE);
        if (metadata.getIDTokenJWSAlgs() != null) {
            algorithms.retainAll(metadata.getIDTokenJWSAlgs());
        }
        if (algorithms.isEmpty()) {
            throw new GeneralException("it signs ID tokens with no algorithm that has a public key");
        }
        JWKSource<SecurityContext> keys = JWKSourceBuilder
                .create(metadata.getJWKSetURI().toURL(), calls.reading(OidcCalls.KEYS)).build();
        return new IDTokenValidator(metadata.getIssuer(), new ClientID(config.clientId().orElseThrow()),
                new JWSVerificationKeySelector<>(algorithms, keys), null);
    }

    /** @param tokens checks signature, issuer, audience, times and nonce of an ID token */
    record Known(OIDCProviderMetadata metadata, IDTokenValidator tokens, Instant readAt) {}
}
