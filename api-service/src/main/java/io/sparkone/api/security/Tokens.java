package io.sparkone.api.security;

import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import io.smallrye.jwt.build.Jwt;

import io.sparkone.api.user.Scope;
import io.sparkone.api.user.UserRightsChanged;

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
    IssuedToken issue(String user, String name, Set<String> scopes, Duration life) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        Instant expires = now.plus(life);
        table.insert(id, user, name, scopes, now, expires);
        return new IssuedToken(id, name, scopes, expires, sign(id, user, scopes, now, expires));
    }

    private String sign(UUID id, String user, Set<String> scopes, Instant now, Instant expires) {
        PrivateKey signing = key.get();
        return Jwt.issuer(SPARKONE).audience(SPARKONE).upn(user).subject(user).groups(scopes)
                .claim("jti", id.toString()).issuedAt(now).expiresAt(expires).sign(signing);
    }

    /** @param user whose tokens; null for everybody's */
    @Transactional
    TokenList list(String user, int limit, int offset) {
        return table.list(user, limit, offset);
    }

    /**
     * @param user whose tokens it must be among; null for everybody's
     * @return false if there is no such token; revoking one twice changes nothing
     */
    @Transactional
    boolean revoke(UUID id, String user) {
        boolean exists = table.revoke(id, user, clock.instant());
        if (exists) {
            revocations.fire(new TokenRevoked(id));
        }
        return exists;
    }

    /** Revokes the tokens that allow more than their user now may. */
    void follow(@Observes UserRightsChanged change) {
        Set<String> allowed = change.role() == null ? Set.of() : change.role().expand(Set.of(Scope.ALL));
        table.revokeBeyond(change.name(), allowed, clock.instant())
                .forEach(id -> revocations.fire(new TokenRevoked(id)));
    }
}
