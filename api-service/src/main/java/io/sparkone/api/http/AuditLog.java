package io.sparkone.api.http;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Who changed what over HTTP, and when. Holds no bodies. */
@ApplicationScoped
class AuditLog {

    private static final String INSERT = """
            insert into audit_log (at, actor, token_id, address, method, path, status) values (?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final Clock clock;

    AuditLog(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds a row to the current transaction. */
    void record(Caller caller, int status) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setString(2, caller.name());
            insert.setString(3, caller.tokenId());
            insert.setString(4, caller.address());
            insert.setString(5, caller.method());
            insert.setString(6, caller.path());
            insert.setInt(7, status);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
