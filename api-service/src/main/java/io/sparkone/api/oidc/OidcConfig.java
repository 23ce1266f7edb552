package io.sparkone.api.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The OpenID Connect provider at which users of the web page may log in; without an issuer there is none. */
@ConfigMapping(prefix = "sparkone.oidc")
interface OidcConfig {

    /** As the provider writes it in its tokens. {@code /.well-known/openid-configuration} is read below it. */
    @WithDefault("${OIDC_ISSUER:}")
    Optional<URI> issuer();

    @WithDefault("${OIDC_CLIENT_ID:}")
    Optional<String> clientId();

    /** None for a public client. */
    @WithDefault("${OIDC_CLIENT_SECRET:}")
    Optional<String> clientSecret();

    /** What the button of the login calls the provider. */
    @WithDefault("${OIDC_NAME:OpenID Connect}")
    String name();

    @WithDefault("${OIDC_SCOPES:openid,profile,email}")
    List<String> scopes();

    /** The claim of the ID token that tells who somebody is. It should be one that people cannot change by themselves. */
    @WithDefault("${OIDC_USER_CLAIM:preferred_username}")
    String userClaim();

    /** Users by what the claim says, {@code paulo@example.org=owner,ana@example.org=ana}; others have the user's own name there. */
    @WithDefault("${OIDC_USERS:}")
    Optional<List<String>> users();

    /** Where the provider sends browsers back to, ending in {@code /web/oidc/callback}; by default the address that the browser used. */
    @WithDefault("${OIDC_REDIRECT_URI:}")
    Optional<URI> redirectUri();

    @WithDefault("${ENVIRONMENT:development}")
    String environment();

    /** For connecting, and again for each answer. */
    @WithDefault("5S")
    Duration timeout();

    /** How long what the provider says of itself is taken as still true. */
    @WithDefault("1H")
    Duration metadataLife();
}
