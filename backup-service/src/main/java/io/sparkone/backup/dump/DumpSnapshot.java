package io.sparkone.backup.dump;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

import io.sparkone.backup.content.Content;
import io.sparkone.backup.content.ContentSurvey;
import io.sparkone.backup.postgres.Database;

/** One moment of a database, seen alike by the dump and by the survey of its content, while writers go on. */
final class DumpSnapshot implements AutoCloseable {

    private final Connection connection;
    private final String id;
    private final Instant takenAt;
    private final Map<String, Long> sequences;

    private DumpSnapshot(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            // the server's own limits are for services, not for a scan of everything
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute("set local statement_timeout = 0");
            // the survey ends long before the dump even so; its parallel workers would take the processors that the dump waits for
            statement.execute("set local max_parallel_workers_per_gather = 0");
            try (ResultSet row = statement.executeQuery("select pg_export_snapshot(), now()")) {
                row.next();
                id = row.getString(1);
                takenAt = row.getObject(2, OffsetDateTime.class).toInstant();
            }
        }
        sequences = new ContentSurvey(connection).sequences();
    }

    static DumpSnapshot take(Database database, Duration limit) throws SQLException {
        Connection connection = database.connect(limit);
        try {
            return new DumpSnapshot(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** As {@code pg_dump --snapshot} takes it; valid until this is closed. */
    String id() {
        return id;
    }

    Instant takenAt() {
        return takenAt;
    }

    long databaseBytes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_database_size(current_database())")) {
            row.next();
            return row.getLong(1);
        }
    }

    Content survey() throws SQLException {
        return new ContentSurvey(connection).content(sequences);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
