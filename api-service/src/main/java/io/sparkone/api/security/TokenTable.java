package io.sparkone.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.security.TokenList.TokenView;
import io.sparkone.platform.sql.Sql;

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
    private static final String COUNT_LIVE = """
            select count(*) from access_token where user_name = ? and revoked_at is null and expires_at > ?""";
    private static final String REVOKED = """
            select id, expires_at from access_token where revoked_at is not null and expires_at > ?""";
    private static final String LIST = """
            select id, user_name, name, scopes, created_at, expires_at, revoked_at
            from access_token where user_name = coalesce(?, user_name) order by created_at desc, id limit ? offset ?""";
    private static final String COUNT = "select count(*) from access_token where user_name = coalesce(?, user_name)";

    private final Sql sql;

    TokenTable(Sql sql) {
        this.sql = sql;
    }

    void insert(UUID id, String user, String name, Collection<String> scopes, Instant now, Instant expires) {
        sql.update(INSERT, id, user, name, scopes.toArray(String[]::new), now, expires);
    }

    /** @param user whose it must be; null for anybody's */
    boolean revoke(UUID id, String user, Instant now) {
        return sql.update(REVOKE, now, id, user) == 1;
    }

    /** Revokes a user's tokens with other scopes than these; an empty scope list allows none. */
    List<UUID> revokeBeyond(String user, Collection<String> scopes, Instant now) {
        return sql.query(REVOKE_BEYOND, row -> row.getObject(1, UUID.class), now, user,
                scopes.toArray(String[]::new));
    }

    /** How many of a user's tokens are neither revoked nor expired. */
    long countLive(String user, Instant now) {
        return sql.number(COUNT_LIVE, user, now);
    }

    /** Tokens that were revoked before their end, and when that would have been. */
    Map<String, Instant> revoked(Instant now) {
        return sql.query(REVOKED, row -> Map.entry(row.getString("id"), Sql.instant(row, "expires_at")), now).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @param user whose; null for everybody's */
    TokenList list(String user, int limit, int offset) {
        return new TokenList(sql.query(LIST, TokenTable::read, user, limit, offset), sql.number(COUNT, user), limit,
                offset);
    }

    private static TokenView read(ResultSet row) throws SQLException {
        return new TokenView(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                List.of((String[]) row.getArray(4).getArray()), Sql.instant(row, "created_at"),
                Sql.instant(row, "expires_at"), Sql.instant(row, "revoked_at"));
    }
}
