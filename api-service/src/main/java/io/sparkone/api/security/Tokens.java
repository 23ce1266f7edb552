package io.sparkone.api.security;

import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import io.smallrye.jwt.build.Jwt;

/** Issues and revokes tokens. */
@ApplicationScoped
class Tokens {

    private static final String SPARKONE = "sparkone";

    private final TokenTable table;
    private final SigningKey key;
    private final Event<TokenRevoked> revocations;
    private final Clock clock;

    Tokens(TokenTable table, SigningKey key, Event<TokenRevoked> revocations, Clock clock) {
        this.table = table;
        this.key = key;
        this.revocations = revocations;
        this.clock = clock;
    }

    @Transactional
    IssuedToken issue(String user, String name, Collection<String> scopes, Duration life) {
        UUID id = UUID.randomUUID();
        Set<String> expanded = Scope.expand(scopes);
        Instant now = clock.instant();
        Instant expires = now.plus(life);
        table.insert(id, user, name, expanded, now, expires);
        return new IssuedToken(id, name, expanded, expires, sign(id, user, expanded, now, expires));
    }

    private String sign(UUID id, String user, Set<String> scopes, Instant now, Instant expires) {
        PrivateKey signing = key.get();
        return Jwt.issuer(SPARKONE).audience(SPARKONE).upn(user).subject(user).groups(scopes)
                .claim("jti", id.toString()).issuedAt(now).expiresAt(expires).sign(signing);
    }

    @Transactional
    TokenList list(int limit, int offset) {
        return table.list(limit, offset);
    }

    /** @return false if there is no such token; revoking one twice changes nothing */
    @Transactional
    boolean revoke(UUID id) {
        boolean exists = table.revoke(id, clock.instant());
        if (exists) {
            revocations.fire(new TokenRevoked(id));
        }
        return exists;
    }
}
