package io.sparkone.api.user;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.http.UncheckedSqlException;

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

    private final DataSource database;

    UserTable(DataSource database) {
        this.database = database;
    }

    void lock() {
        update(LOCK);
    }

    Optional<User> find(String name) {
        return list(PRESENT + " and name = ?", name).stream().findFirst();
    }

    /** Nobody else changes the row until the transaction ends. */
    Optional<User> hold(String name) {
        return list(HOLD, name).stream().findFirst();
    }

    /** In the order of their names. */
    List<User> all() {
        return list(PRESENT + " order by name");
    }

    private List<User> list(String query, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = prepared(connection, query, values);
                ResultSet rows = select.executeQuery()) {
            List<User> users = new ArrayList<>();
            while (rows.next()) {
                users.add(new User(rows.getString(1), Role.of(rows.getString(2)), rows.getString(3),
                        rows.getObject(4, OffsetDateTime.class).toInstant()));
            }
            return users;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    Optional<String> passwordHash(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = prepared(connection, HASH, name);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** @return false if the name is taken */
    boolean insert(String name, String hash, Role role, String number, Instant now) {
        return update(INSERT, name, hash, role.toString(), number, utc(now), utc(now));
    }

    boolean update(String name, Role role, String number, Instant now) {
        return update(UPDATE, role.toString(), number, utc(now), name);
    }

    boolean setPassword(String name, String hash, Instant now) {
        return update(SET_PASSWORD, hash, utc(now), name);
    }

    boolean leave(String name, Instant now) {
        return update(LEAVE, utc(now), name);
    }

    private boolean update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = prepared(connection, sql, values)) {
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
