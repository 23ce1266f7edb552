package io.sparkone.api.security;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.sql.Sql;

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

    private final Sql sql;
    private final Sealing sealing;

    TotpTable(Sql sql, Sealing sealing) {
        this.sql = sql;
        this.sealing = sealing;
    }

    Optional<Row> find(String user) {
        return sql.first(FIND,
                row -> new Row(sealing.open(row.getBytes(1), PURPOSE + user).map(TotpSecret::new), row.getBoolean(2)),
                user);
    }

    /** Keeps a new secret that waits for its first code; one that is in use stays. */
    void save(String user, TotpSecret secret, Instant now) {
        sql.update(SAVE, user, sealing.seal(secret.key(), PURPOSE + user), now);
    }

    /** @return false if a code of that step, or of a later one, was taken before */
    boolean use(String user, long step, Instant now) {
        return sql.update(USE, step, now, user, step) == 1;
    }

    void delete(String user) {
        sql.update(DELETE, user);
    }

    /**
     * @param secret empty where it was sealed with a key that is no longer there: no code is right then
     * @param confirmed whether logins ask for its codes
     */
    record Row(Optional<TotpSecret> secret, boolean confirmed) {}
}
