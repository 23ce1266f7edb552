package io.sparkone.api.http;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** The keys under which writes were done in the last day, and their answers. */
@ApplicationScoped
class IdempotencyKeys {

    private static final Duration KEPT_FOR = Duration.ofHours(24);

    // a second request with the key waits here until the first has committed or rolled back
    private static final String CLAIM = """
            insert into idempotency_key (credential, key, request_hash, created_at) values (?, ?, ?, ?)
            on conflict (credential, key) do update
            set request_hash = excluded.request_hash, created_at = excluded.created_at, status = null
            where idempotency_key.created_at < ?""";
    private static final String FIND = """
            select request_hash, status, etag, location, body from idempotency_key where credential = ? and key = ?""";
    private static final String KEEP = """
            update idempotency_key set status = ?, etag = ?, location = ?, body = ? where credential = ? and key = ?""";
    private static final String TRIM = "delete from idempotency_key where created_at < ?";

    private final DataSource database;
    private final Clock clock;

    IdempotencyKeys(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes a key for this transaction; where it is taken, the answer that was given. */
    Optional<KeptAnswer> claim(String credential, String key, String requestHash) {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, credential);
            claim.setString(2, key);
            claim.setString(3, requestHash);
            claim.setObject(4, now());
            claim.setObject(5, now().minus(KEPT_FOR));
            return claim.executeUpdate() == 1 ? Optional.empty() : find(connection, credential, key, requestHash);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static Optional<KeptAnswer> find(Connection connection, String credential, String key, String requestHash)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, credential);
            find.setString(2, key);
            try (ResultSet row = find.executeQuery()) {
                if (!row.next() || !row.getString(1).equals(requestHash)) {
                    throw Problems.keyReused();
                }
                return Optional.of(new KeptAnswer(row.getInt(2), row.getString(3), row.getString(4), row.getString(5)));
            }
        }
    }

    void keep(String credential, String key, KeptAnswer answer) {
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setInt(1, answer.status());
            keep.setString(2, answer.etag());
            keep.setString(3, answer.location());
            keep.setString(4, answer.body());
            keep.setString(5, credential);
            keep.setString(6, key);
            keep.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void trim() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement trim = connection.prepareStatement(TRIM)) {
            trim.setObject(1, now().minus(KEPT_FOR));
            trim.executeUpdate();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
