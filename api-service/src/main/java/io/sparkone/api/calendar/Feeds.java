package io.sparkone.api.calendar;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import io.sparkone.api.http.Sha256;
import io.sparkone.api.http.UncheckedSqlException;
import io.sparkone.api.user.UserRightsChanged;

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

    private final DataSource database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Feeds(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return the token, which cannot be read again */
    @Transactional
    String create(UUID id, String name, String user) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, name);
            insert.setString(3, Sha256.hex(token));
            insert.setObject(4, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setString(5, user);
            insert.executeUpdate();
            return token;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Whose feed a token opens; empty where it opens none. */
    @Transactional
    Optional<String> userOf(String token) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(USER)) {
            select.setString(1, Sha256.hex(token));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** @param user whose; null for everybody's */
    @Transactional
    FeedList list(String user, int limit, int offset) {
        try (Connection connection = database.getConnection();
                PreparedStatement list = connection.prepareStatement(LIST);
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            list.setString(1, user);
            list.setInt(2, limit);
            list.setInt(3, offset);
            count.setString(1, user);
            List<FeedView> feeds = new ArrayList<>();
            try (ResultSet rows = list.executeQuery()) {
                while (rows.next()) {
                    feeds.add(new FeedView(rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3),
                            rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            try (ResultSet total = count.executeQuery()) {
                total.next();
                return new FeedList(feeds, total.getLong(1), limit, offset);
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /**
     * @param user whose it must be; null for anybody's
     * @return false if there is no such feed
     */
    @Transactional
    boolean delete(UUID id, String user) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, user);
            delete.setObject(2, id);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** The addresses of somebody who leaves open nothing any more. */
    void follow(@Observes UserRightsChanged change) {
        if (change.role() != null) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE_ALL)) {
            delete.setString(1, change.name());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** A part of the feeds, newest first, and how many there are; their tokens cannot be shown again. */
    record FeedList(List<FeedView> feeds, long total, int limit, int offset) {}

    /** @param user whose it is */
    record FeedView(UUID id, String name, String user, Instant createdAt) {}
}
