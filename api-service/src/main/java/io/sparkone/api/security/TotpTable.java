package io.sparkone.api.security;

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

/** The secrets of users' authenticators. */
@ApplicationScoped
class TotpTable {

    private static final String FIND = "select secret, confirmed_at is not null from web_totp where user_name = ?";
    private static final String SAVE = """
            insert into web_totp (user_name, secret, created_at, last_step) values (?, ?, ?, 0)
            on conflict (user_name) do update
            set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
            where web_totp.confirmed_at is null""";
    private static final String USE = """
            update web_totp set last_step = ?, confirmed_at = coalesce(confirmed_at, ?)
            where user_name = ? and last_step < ?""";
    private static final String DELETE = "delete from web_totp where user_name = ?";

    private static final String PURPOSE = "totp/";

    private final DataSource database;
    private final Sealing sealing;

    TotpTable(DataSource database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    Optional<Row> find(String user) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, user);
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new Row(sealing.open(row.getBytes(1), PURPOSE + user).map(TotpSecret::new),
                                row.getBoolean(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Keeps a new secret that waits for its first code; one that is in use stays. */
    void save(String user, TotpSecret secret, Instant now) {
        update(SAVE, user, sealing.seal(secret.key(), PURPOSE + user), utc(now));
    }

    /** @return false if a code of that step, or of a later one, was taken before */
    boolean use(String user, long step, Instant now) {
        return update(USE, step, utc(now), user, step) == 1;
    }

    void delete(String user) {
        update(DELETE, user);
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /**
     * @param secret empty where it was sealed with a key that is no longer there: no code is right then
     * @param confirmed whether logins ask for its codes
     */
    record Row(Optional<TotpSecret> secret, boolean confirmed) {}
}
