package io.sparkone.api.calendar;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Sha256;
import io.sparkone.api.user.UserRightsChanged;
import io.sparkone.platform.sql.Sql;

/** The addresses at which calendar programs subscribe. */
@ApplicationScoped
class Feeds {

    private static final int TOKEN_BYTES = 32;
    private static final String INSERT = """
            insert into calendar_feed (id, name, token_hash, created_at, user_name) values (?, ?, ?, ?, ?)""";
    private static final String USER = "select coalesce(user_name, 'owner') from calendar_feed where token_hash = ?";
    private static final String OF_USER = " where coalesce(user_name, 'owner') = coalesce(?, user_name, 'owner')";
    private static final String LIST = "select id, name, coalesce(user_name, 'owner'), created_at from calendar_feed"
            + OF_USER + " order by created_at desc, id limit ? offset ?";
    private static final String COUNT = "select count(*) from calendar_feed" + OF_USER;
    private static final String DELETE = "delete from calendar_feed" + OF_USER + " and id = ?";
    private static final String DELETE_ALL = "delete from calendar_feed where user_name = ?";

    private final Sql sql;
    private final CalendarConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Feeds(Sql sql, CalendarConfig config, Clock clock) {
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Makes a feed of a user, whom the current transaction holds.
     *
     * @return the token, which cannot be read again
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 if the user has too many
     */
    @Transactional(TxType.MANDATORY)
    String create(UUID id, String name, String user) {
        if (sql.number(COUNT, user) >= config.maxFeeds()) {
            throw Problems.limitReached("A user may have " + config.maxFeeds() + " calendar feeds; delete one");
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sql.update(INSERT, id, name, Sha256.hex(token), clock.instant(), user);
        return token;
    }

    /** Whose feed a token opens; empty where it opens none. */
    @Transactional
    Optional<String> userOf(String token) {
        return sql.first(USER, row -> row.getString(1), Sha256.hex(token));
    }

    /** @param user whose; null for everybody's */
    @Transactional
    FeedList list(String user, int limit, int offset) {
        List<FeedView> feeds = sql.query(LIST, row -> new FeedView(row.getObject(1, UUID.class), row.getString(2),
                row.getString(3), Sql.instant(row, "created_at")), user, limit, offset);
        return new FeedList(feeds, sql.number(COUNT, user), limit, offset);
    }

    /**
     * @param user whose it must be; null for anybody's
     * @return false if there is no such feed
     */
    @Transactional
    boolean delete(UUID id, String user) {
        return sql.update(DELETE, user, id) == 1;
    }

    /** The addresses of somebody who leaves open nothing any more. */
    void follow(@Observes UserRightsChanged change) {
        if (change.role() == null) {
            sql.update(DELETE_ALL, change.name());
        }
    }

    /** A part of the feeds, newest first, and how many there are; their tokens cannot be shown again. */
    record FeedList(List<FeedView> feeds, long total, int limit, int offset) {}

    /** @param user whose it is */
    record FeedView(UUID id, String name, String user, Instant createdAt) {}
}
