package io.sparkone.api.security;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A part of the issued tokens, newest first, and how many there are. */
public record TokenList(List<TokenView> tokens, long total, int limit, int offset) {

    /** @param revokedAt null while the token holds */
    public record TokenView(UUID id, String user, String name, List<String> scopes, Instant createdAt,
            Instant expiresAt,
            Instant revokedAt) {}
}
