package io.sparkone.api.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.StartupEvent;

import io.sparkone.api.http.UncheckedSqlException;

/** The people who may log in, with their passwords hashed. */
@ApplicationScoped
class Users {

    static final String OWNER = "owner";

    private static final int AFTER_CHECK = 100;
    private static final String FIND = "select password_hash from app_user where name = ?";
    private static final String SAVE = """
            insert into app_user (name, password_hash, role, created_at, updated_at) values (?, ?, 'admin', ?, ?)
            on conflict (name) do update set password_hash = excluded.password_hash, updated_at = excluded.updated_at""";
    /** Checked where the user does not exist, so that an answer takes as long. */
    private static final String NOBODY = BcryptUtil.bcryptHash("nobody has this password");

    private final DataSource database;
    private final AccessConfig config;
    private final Clock clock;

    Users(DataSource database, AccessConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    void createOwner(@Observes @Priority(AFTER_CHECK) StartupEvent start) {
        String password = config.ownerPassword().orElseThrow();
        if (find(OWNER).filter(hash -> BcryptUtil.matches(password, hash)).isEmpty()) {
            save(OWNER, BcryptUtil.bcryptHash(password));
        }
    }

    /** Whether the password is that of the user; takes the time of a hash in any case. */
    @Transactional
    boolean isPassword(String name, String password) {
        Optional<String> hash = find(name);
        return BcryptUtil.matches(password, hash.orElse(NOBODY)) && hash.isPresent();
    }

    private Optional<String> find(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, name);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private void save(String name, String hash) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement save = connection.prepareStatement(SAVE)) {
            save.setString(1, name);
            save.setString(2, hash);
            save.setObject(3, now);
            save.setObject(4, now);
            save.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
