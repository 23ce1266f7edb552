package io.sparkone.api.oidc;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;

import io.sparkone.api.oidc.OidcException.Reason;

/** The authorization code flow with PKCE: OpenID Connect Core 1.0 §3.1, RFC 7636, RFC 9207. */
@ApplicationScoped
class OidcFlow {

    private static final int SERVER_ERROR = 500;

    private final OidcConfig config;
    private final OidcProvider provider;
    private final OidcCalls calls;

    OidcFlow(OidcConfig config, OidcProvider provider, OidcCalls calls) {
        this.config = config;
        this.provider = provider;
        this.calls = calls;
    }

    /** Where the browser goes to log in. */
    URI begin(OidcAttempt attempt) throws OidcException {
        return new AuthenticationRequest.Builder(ResponseType.CODE, Scope.parse(config.scopes()), client(),
                attempt.callback()).endpointURI(metadata().getAuthorizationEndpointURI())
                .state(new State(attempt.state())).nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256).build().toURI();
    }

    /**
     * What the provider says of the one who comes back, checked.
     *
     * @param answer the address at which the browser came back, with the query
     */
    IDTokenClaimsSet finish(OidcAttempt attempt, URI answer) throws OidcException {
        return claims(attempt, code(attempt, answer));
    }

    private AuthorizationCode code(OidcAttempt attempt, URI answer) throws OidcException {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(answer);
        } catch (ParseException e) {
            throw new OidcException(Reason.REFUSED, "the browser came back with no answer: " + e.getMessage(), e);
        }
        if (!new State(attempt.state()).equals(response.getState())) {
            throw new OidcException(Reason.REFUSED, "the browser did not begin this login");
        }
        if (response.getIssuer() != null && !response.getIssuer().equals(metadata().getIssuer())) {
            throw new OidcException(Reason.REFUSED, "the answer is of another provider, " + response.getIssuer());
        }
        if (!response.indicatesSuccess()) {
            throw new OidcException(Reason.REFUSED,
                    "the provider answered " + response.toErrorResponse().getErrorObject().getCode());
        }
        return response.toSuccessResponse().getAuthorizationCode();
    }

    private IDTokenClaimsSet claims(OidcAttempt attempt, AuthorizationCode code) throws OidcException {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, attempt.callback(),
                new CodeVerifier(attempt.verifier()));
        OIDCTokens tokens = tokens(grant);
        try {
            return provider.known().tokens().validate(tokens.getIDToken(), new Nonce(attempt.nonce()));
        } catch (BadJOSEException e) {
            throw new OidcException(Reason.REFUSED, "the ID token is not good: " + e.getMessage(), e);
        } catch (JOSEException e) {
            throw new OidcException(Reason.UNAVAILABLE, "the provider's keys cannot be read: " + e.getMessage(), e);
        }
    }

    private OIDCTokens tokens(AuthorizationCodeGrant grant) throws OidcException {
        TokenResponse response;
        try {
            response = OIDCTokenResponseParser.parse(calls.send(OidcCalls.TOKEN, request(grant).toHTTPRequest()));
        } catch (IOException | ParseException e) {
            throw new OidcException(Reason.UNAVAILABLE, "the provider gave no tokens: " + e.getMessage(), e);
        }
        if (!response.indicatesSuccess()) {
            throw refused(response.toErrorResponse().getErrorObject());
        }
        return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
    }

    /** Trouble of the provider's, or with this client's own credentials, is nothing that the one at the browser can mend. */
    private static OidcException refused(ErrorObject error) {
        boolean trouble = error.getHTTPStatusCode() >= SERVER_ERROR
                || OAuth2Error.INVALID_CLIENT.getCode().equals(error.getCode());
        return new OidcException(trouble ? Reason.UNAVAILABLE : Reason.REFUSED,
                "the provider refused the code: " + error.getHTTPStatusCode() + " " + error.getCode());
    }

    private TokenRequest request(AuthorizationCodeGrant grant) throws OidcException {
        URI endpoint = metadata().getTokenEndpointURI();
        Optional<Secret> secret = config.clientSecret().map(Secret::new);
        return secret.isEmpty()
                ? new TokenRequest.Builder(endpoint, client(), grant).build()
                : new TokenRequest.Builder(endpoint, authentication(secret.get()), grant).build();
    }

    /** HTTP Basic where the provider takes it, which it does where it says nothing (OpenID Connect Discovery 1.0 §3). */
    private ClientAuthentication authentication(Secret secret) throws OidcException {
        List<ClientAuthenticationMethod> methods = metadata().getTokenEndpointAuthMethods();
        boolean basic = methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return basic ? new ClientSecretBasic(client(), secret) : new ClientSecretPost(client(), secret);
    }

    private OIDCProviderMetadata metadata() throws OidcException {
        return provider.known().metadata();
    }

    private ClientID client() {
        return new ClientID(config.clientId().orElseThrow());
    }
}
