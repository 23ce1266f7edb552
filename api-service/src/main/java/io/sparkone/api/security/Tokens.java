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
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import io.smallrye.jwt.build.Jwt;

import io.sparkone.api.http.Problems;
import io.sparkone.api.user.Role;
import io.sparkone.api.user.Scope;
import io.sparkone.api.user.UserRightsChanged;
import io.sparkone.api.user.Users;

/** Issues and revokes tokens. */
@ApplicationScoped
public class Tokens {

    private static final String SPARKONE = "sparkone";
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final TokenTable table;
    private final SigningKey key;
    private final Users users;
    private final AccessConfig config;
    private final Event<TokenRevoked> revocations;
    private final Clock clock;

    Tokens(TokenTable table, SigningKey key, Users users, AccessConfig config, Event<TokenRevoked> revocations,
            Clock clock) {
        this.table = table;
        this.key = key;
        this.users = users;
        this.config = config;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * @param wanted scopes; {@code *} for all that the user's role allows
     * @param wantedLife null for the default
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a scope that does not exist or a life that is too short or too
     *             long; 403 if the user has left, or has a role without one of the scopes; 409 if the user has too many
     */
    @Transactional
    public IssuedToken issue(String user, String name, Collection<String> wanted, Duration wantedLife) {
        if (!wanted.stream().allMatch(Scope::isKnown)) {
            throw Problems.invalidField("scopes", "body", "must be among * " + String.join(" ", Scope.NAMES));
        }
        Duration life = wantedLife == null ? config.defaultLife() : wantedLife;
        if (life.compareTo(SHORTEST) < 0 || life.compareTo(config.maxLife()) > 0) {
            throw Problems.invalidField("expires_in", "body", "must be from PT1S to " + config.maxLife());
        }
        Role role = users.hold(user).orElseThrow(() -> Problems.forbidden("The user has left")).role();
        Set<String> scopes = role.expand(wanted);
        if (!role.allowsAll(scopes)) {
            throw Problems.forbidden("The role " + role + " has the scopes "
                    + String.join(" ", role.expand(Set.of(Scope.ALL))));
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        // the user is held: no other token of theirs is issued meanwhile
        if (table.countLive(user, now) >= config.maxTokens()) {
            throw Problems.limitReached("A user may have " + config.maxTokens()
                    + " tokens; revoke one, or wait until one expires");
        }
        Instant expires = now.plus(life);
        table.insert(id, user, name, scopes, now, expires);
        return new IssuedToken(id, name, scopes, expires, sign(id, user, scopes, now, expires));
    }

    private String sign(UUID id, String user, Set<String> scopes, Instant now, Instant expires) {
        PrivateKey signing = key.get();
        return Jwt.issuer(SPARKONE).audience(SPARKONE).upn(user).subject(user).groups(scopes)
                .claim("jti", id.toString()).issuedAt(now).expiresAt(expires).sign(signing);
    }

    /** Whether the user has as many live tokens as one may have. */
    @Transactional
    public boolean areEnough(String user) {
        return table.countLive(user, clock.instant()) >= config.maxTokens();
    }

    /** @param user whose tokens; null for everybody's */
    @Transactional
    public TokenList list(String user, int limit, int offset) {
        return table.list(user, limit, offset);
    }

    /**
     * @param user whose tokens it must be among; null for everybody's
     * @return false if there is no such token; revoking one twice changes nothing
     */
    @Transactional
    public boolean revoke(UUID id, String user) {
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
