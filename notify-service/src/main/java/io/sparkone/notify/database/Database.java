package io.sparkone.notify.database;

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
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * SQL against this service's schema, within the current transaction if there is one. Claims, upserts and locks are the heart of
 * this service, so they are written as what they are.
 */
@ApplicationScoped
public class Database {

    private static final int TIMEOUT_SECONDS = 15;

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /**
     * @return how many rows were changed
     * @throws StorageException if it could not be done
     */
    public int update(String sql, Object... arguments) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageException(e);
        }
    }

    /** @throws StorageException if it could not be done */
    public <T> List<T> list(Function<Row, T> reader, String sql, Object... arguments) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.apply(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new StorageException(e);
        }
    }

    /** The first row, if any. */
    public <T> Optional<T> first(Function<Row, T> reader, String sql, Object... arguments) {
        return list(reader, sql, arguments).stream().findFirst();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        for (int i = 0; i < arguments.length; i++) {
            Object value = arguments[i];
            statement.setObject(i + 1,
                    value instanceof Instant t ? OffsetDateTime.ofInstant(t, ZoneOffset.UTC) : value);
        }
        return statement;
    }
}
