package io.sparkone.api.web;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.user.Role;
import io.sparkone.platform.sql.Sql;

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
    private static final String DELETE_BEYOND = """
            delete from web_session where token_hash in (
                select token_hash from web_session where user_name = ? order by created_at desc, token_hash offset ?)""";
    private static final String DELETE_OLD = "delete from web_session where created_at <= ? or last_seen_at <= ?";

    private final Sql sql;

    SessionTable(Sql sql) {
        this.sql = sql;
    }

    void insert(String hash, String user, Instant now) {
        sql.update(INSERT, hash, user, now, now);
    }

    /** Notes that a session is used, if it still holds. */
    Optional<Row> touch(String hash, Instant now, Instant createdAfter, Instant seenAfter) {
        return sql.first(TOUCH, row -> new Row(row.getString(1), Role.of(row.getString(2))), now, hash, createdAfter,
                seenAfter);
    }

    void delete(String hash) {
        sql.update(DELETE, hash);
    }

    void deleteOthers(String user, String hash) {
        sql.update(DELETE_OTHERS, user, hash);
    }

    /** Keeps so many of a user's newest ones. */
    void deleteAllBut(int newest, String user) {
        sql.update(DELETE_BEYOND, user, newest);
    }

    void deleteOld(Instant createdUntil, Instant seenUntil) {
        sql.update(DELETE_OLD, createdUntil, seenUntil);
    }

    /** Whose session it is. */
    record Row(String user, Role role) {}
}
