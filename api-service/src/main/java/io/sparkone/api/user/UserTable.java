package io.sparkone.api.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.sql.Sql;

/** The users, with their passwords hashed. Those who left are kept and not found. */
@ApplicationScoped
class UserTable {

    private static final String PRESENT = "select name, role, number, created_at from app_user where left_at is null";
    private static final String HASH = "select password_hash from app_user where name = ? and left_at is null";
    /** Somebody who left may come back. */
    private static final String INSERT = """
            insert into app_user (name, password_hash, role, number, created_at, updated_at) values (?, ?, ?, ?, ?, ?)
            on conflict (name) do update set password_hash = excluded.password_hash, role = excluded.role,
                number = excluded.number, created_at = excluded.created_at, updated_at = excluded.updated_at, left_at = null
            where app_user.left_at is not null""";
    /** Whoever else would change the row waits; who only refers to it does not. */
    private static final String HOLD = PRESENT + " and name = ? for no key update";
    private static final String UPDATE = """
            update app_user set role = ?, number = ?, updated_at = ? where name = ? and left_at is null""";
    private static final String SET_PASSWORD = """
            update app_user set password_hash = ?, updated_at = ? where name = ? and left_at is null""";
    private static final String LEAVE = """
            update app_user set left_at = ?, number = null where name = ? and left_at is null""";
    /** Numbers are few and have more than one spelling: whoever gives one to a user has the table to himself. */
    private static final String LOCK = "lock table app_user in share row exclusive mode";

    private final Sql sql;

    UserTable(Sql sql) {
        this.sql = sql;
    }

    void lock() {
        sql.update(LOCK);
    }

    Optional<User> find(String name) {
        return sql.first(PRESENT + " and name = ?", UserTable::read, name);
    }

    /** Nobody else changes the row until the transaction ends. */
    Optional<User> hold(String name) {
        return sql.first(HOLD, UserTable::read, name);
    }

    /** In the order of their names. */
    List<User> all() {
        return sql.query(PRESENT + " order by name", UserTable::read);
    }

    private static User read(ResultSet row) throws SQLException {
        return new User(row.getString("name"), Role.of(row.getString("role")), row.getString("number"),
                Sql.instant(row, "created_at"));
    }

    Optional<String> passwordHash(String name) {
        return sql.first(HASH, row -> row.getString(1), name);
    }

    /** @return false if the name is taken */
    boolean insert(String name, String hash, Role role, String number, Instant now) {
        return sql.update(INSERT, name, hash, role.toString(), number, now, now) == 1;
    }

    boolean update(String name, Role role, String number, Instant now) {
        return sql.update(UPDATE, role.toString(), number, now, name) == 1;
    }

    boolean setPassword(String name, String hash, Instant now) {
        return sql.update(SET_PASSWORD, hash, now, name) == 1;
    }

    boolean leave(String name, Instant now) {
        return sql.update(LEAVE, now, name) == 1;
    }
}
