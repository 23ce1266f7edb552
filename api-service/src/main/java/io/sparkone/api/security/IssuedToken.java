package io.sparkone.api.security;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A new token, shown once.
 *
 * @param token the bearer token (JWT, RS256)
 */
public record IssuedToken(UUID id, String name, Set<String> scopes, Instant expiresAt, String token) {

    @Override
    public String toString() {
        return "IssuedToken[" + id + "]";
    }
}
