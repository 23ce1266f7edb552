package io.sparkone.api.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.http.UncheckedSqlException;
import io.sparkone.api.user.Role;

/** The sessions that were started. */
@ApplicationScoped
class SessionTable {

    private static final String INSERT = """
            insert into web_session (token_hash, user_name, created_at, last_seen_at) values (?, ?, ?, ?)""";
    /** A password or a role that was changed since ends the sessions from before, and so does leaving. */
    private static final String TOUCH = """
            update web_session s set last_seen_at = ? from app_user u
            where s.token_hash = ? and s.created_at > ? and s.last_seen_at > ?
                and u.name = s.user_name and u.updated_at <= s.created_at and u.left_at is null
            returning s.user_name, u.role""";
    private static final String DELETE = "delete from web_session where token_hash = ?";
    private static final String DELETE_OTHERS = "delete from web_session where user_name = ? and token_hash <> ?";
    private static final String DELETE_OLD = "delete from web_session where created_at <= ? or last_seen_at <= ?";

    private final DataSource database;

    SessionTable(DataSource database) {
        this.database = database;
    }

    void insert(String hash, String user, Instant now) {
        update(INSERT, hash, user, utc(now), utc(now));
    }

    /** Notes that a session is used, if it still holds. */
    Optional<Row> touch(String hash, Instant now, Instant createdAfter, Instant seenAfter) {
        try (Connection connection = database.getConnection();
                PreparedStatement touch = connection.prepareStatement(TOUCH)) {
            touch.setObject(1, utc(now));
            touch.setString(2, hash);
            touch.setObject(3, utc(createdAfter));
            touch.setObject(4, utc(seenAfter));
            try (ResultSet row = touch.executeQuery()) {
                return row.next()
                        ? Optional.of(new Row(row.getString(1), Role.of(row.getString(2))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    void delete(String hash) {
        update(DELETE, hash);
    }

    void deleteOthers(String user, String hash) {
        update(DELETE_OTHERS, user, hash);
    }

    void deleteOld(Instant createdUntil, Instant seenUntil) {
        update(DELETE_OLD, utc(createdUntil), utc(seenUntil));
    }

    private void update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** Whose session it is. */
    record Row(String user, Role role) {}
}
