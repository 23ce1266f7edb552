package io.sparkone.api.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.http.UncheckedSqlException;
import io.sparkone.api.security.TokenList.TokenView;

/** The tokens that were issued. */
@ApplicationScoped
class TokenTable {

    private static final String INSERT = """
            insert into access_token (id, user_name, name, scopes, created_at, expires_at) values (?, ?, ?, ?, ?, ?)""";
    private static final String REVOKE = """
            update access_token set revoked_at = coalesce(revoked_at, ?) where id = ? and user_name = coalesce(?, user_name)""";
    private static final String REVOKE_BEYOND = """
            update access_token set revoked_at = ? where user_name = ? and revoked_at is null and not scopes <@ ?
            returning id""";
    private static final String REVOKED = """
            select id, expires_at from access_token where revoked_at is not null and expires_at > ?""";
    private static final String LIST = """
            select id, user_name, name, scopes, created_at, expires_at, revoked_at
            from access_token where user_name = coalesce(?, user_name) order by created_at desc, id limit ? offset ?""";
    private static final String COUNT = "select count(*) from access_token where user_name = coalesce(?, user_name)";

    private final DataSource database;

    TokenTable(DataSource database) {
        this.database = database;
    }

    void insert(UUID id, String user, String name, Collection<String> scopes, Instant now, Instant expires) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, user);
            insert.setString(3, name);
            insert.setArray(4, connection.createArrayOf("text", scopes.toArray()));
            insert.setObject(5, utc(now));
            insert.setObject(6, utc(expires));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** @param user whose it must be; null for anybody's */
    boolean revoke(UUID id, String user, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement revoke = connection.prepareStatement(REVOKE)) {
            revoke.setObject(1, utc(now));
            revoke.setObject(2, id);
            revoke.setString(3, user);
            return revoke.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Revokes a user's tokens with other scopes than these; an empty scope list allows none. */
    List<UUID> revokeBeyond(String user, Collection<String> scopes, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement revoke = connection.prepareStatement(REVOKE_BEYOND)) {
            revoke.setObject(1, utc(now));
            revoke.setString(2, user);
            revoke.setArray(3, connection.createArrayOf("text", scopes.toArray()));
            List<UUID> revoked = new ArrayList<>();
            try (ResultSet rows = revoke.executeQuery()) {
                while (rows.next()) {
                    revoked.add(rows.getObject(1, UUID.class));
                }
            }
            return revoked;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Tokens that were revoked before their end, and when that would have been. */
    Map<String, Instant> revoked(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(REVOKED)) {
            select.setObject(1, utc(now));
            Map<String, Instant> revoked = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    revoked.put(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
            return revoked;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** @param user whose; null for everybody's */
    TokenList list(String user, int limit, int offset) {
        try (Connection connection = database.getConnection();
                PreparedStatement list = connection.prepareStatement(LIST);
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            list.setString(1, user);
            list.setInt(2, limit);
            list.setInt(3, offset);
            count.setString(1, user);
            List<TokenView> tokens = new ArrayList<>();
            try (ResultSet rows = list.executeQuery()) {
                while (rows.next()) {
                    tokens.add(read(rows));
                }
            }
            try (ResultSet total = count.executeQuery()) {
                total.next();
                return new TokenList(tokens, total.getLong(1), limit, offset);
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static TokenView read(ResultSet row) throws SQLException {
        return new TokenView(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                List.of((String[]) row.getArray(4).getArray()), instant(row, 5), instant(row, 6), instant(row, 7));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
