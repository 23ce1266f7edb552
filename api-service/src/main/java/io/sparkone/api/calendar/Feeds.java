package io.sparkone.api.calendar;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.api.http.Sha256;
import io.sparkone.api.http.UncheckedSqlException;

/** The addresses at which calendar programs subscribe. */
@ApplicationScoped
class Feeds {

    private static final int TOKEN_BYTES = 32;
    private static final String INSERT = """
            insert into calendar_feed (id, name, token_hash, created_at) values (?, ?, ?, ?)""";
    private static final String KNOWN = "select 1 from calendar_feed where token_hash = ?";
    private static final String DELETE = "delete from calendar_feed where id = ?";

    private final DataSource database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Feeds(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return the token, which cannot be read again */
    @Transactional
    String create(UUID id, String name) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, name);
            insert.setString(3, Sha256.hex(token));
            insert.setObject(4, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.executeUpdate();
            return token;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    @Transactional
    boolean isToken(String token) {
        try (Connection connection = database.getConnection();
                PreparedStatement known = connection.prepareStatement(KNOWN)) {
            known.setString(1, Sha256.hex(token));
            return known.executeQuery().next();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** @return false if there is no such feed */
    @Transactional
    boolean delete(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, id);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
