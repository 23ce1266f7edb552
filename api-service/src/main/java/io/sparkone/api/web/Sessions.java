package io.sparkone.api.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Starts, finds and ends sessions. */
@ApplicationScoped
class Sessions {

    private final SessionTable table;
    private final WebConfig config;
    private final Clock clock;

    Sessions(SessionTable table, WebConfig config, Clock clock) {
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    /** Begins a session; where the user has too many, the oldest ends. */
    @Transactional
    SessionToken start(String user) {
        Instant now = clock.instant();
        table.deleteOld(now.minus(config.maxLife()), now.minus(config.idle()));
        SessionToken token = SessionToken.random();
        table.insert(token.hash(), user, now);
        table.deleteAllBut(config.maxSessions(), user);
        return token;
    }

    /** The session of a cookie, unless it has ended; finding it is using it. */
    @Transactional
    Optional<Session> use(SessionToken token) {
        Instant now = clock.instant();
        return table.touch(token.hash(), now, now.minus(config.maxLife()), now.minus(config.idle()))
                .map(row -> new Session(token, row.user(), row.role()));
    }

    @Transactional
    void end(Session session) {
        table.delete(session.token().hash());
    }

    @Transactional
    void endOthers(Session session) {
        table.deleteOthers(session.user(), session.token().hash());
    }
}
