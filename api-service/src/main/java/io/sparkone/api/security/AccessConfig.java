package io.sparkone.api.security;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Keys, the owner's password and the limits of tokens. */
@ConfigMapping(prefix = "sparkone.access")
interface AccessConfig {

    /** {@code development}, {@code staging} or {@code production}. */
    @WithDefault("${ENVIRONMENT:development}")
    String environment();

    /** PEM file (PKCS#8, RSA) that signs tokens. */
    @WithDefault("${AUTH_PRIVATE_KEY_PATH:}")
    Optional<Path> privateKey();

    /** PEM file (X.509, RSA) that every service checks tokens with. */
    @WithDefault("${AUTH_PUBLIC_KEY_PATH:}")
    Optional<Path> publicKey();

    /** The owner's password; a change takes effect at the next start. */
    @WithDefault("${WEB_PASSWORD:}")
    Optional<String> ownerPassword();

    /** The life of a token that asks for none. */
    @WithDefault("30D")
    Duration defaultLife();

    /** The longest life of a token. */
    @WithDefault("366D")
    Duration maxLife();

    /** Tokens that a user may have that are neither revoked nor expired. */
    @WithDefault("50")
    int maxTokens();

    /** How often revocations are read again and told to Redis. */
    @WithDefault("2S")
    Duration revocationCheck();

    /** Wrong passwords from an address, or from a known device, before it has to wait. */
    @WithDefault("5")
    int loginFailures();

    /** Wrong passwords for one user, from wherever, before only known devices can log in as them with a password for a while. */
    @WithDefault("50")
    int userFailures();

    /** How long a browser that somebody logged in with is known, and has {@link #loginFailures} of its own. */
    @WithDefault("365D")
    Duration deviceLife();

    /** How long it has to wait. */
    @WithDefault("15M")
    Duration loginPause();
}
