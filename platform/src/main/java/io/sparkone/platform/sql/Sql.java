package io.sparkone.platform.sql;

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

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Statements on this service's schema; each joins the current transaction, or is one of its own. */
@ApplicationScoped
public class Sql {

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /** How a row becomes an object, never null. */
    @FunctionalInterface
    public interface Mapper<T> {

        T map(ResultSet row) throws SQLException;
    }

    /**
     * All rows, in their order.
     *
     * @param arguments what JDBC takes, instants, arrays of longs or texts, or null
     * @throws DatabaseException if it could not be done
     */
    public <T> List<T> query(String sql, Mapper<T> mapper, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The first row, if any; the others are read, too. */
    public <T> Optional<T> first(String sql, Mapper<T> mapper, Object... arguments) {
        return query(sql, mapper, arguments).stream().findFirst();
    }

    /** The number in the only row. */
    public long number(String sql, Object... arguments) {
        return query(sql, row -> row.getLong(1), arguments).get(0);
    }

    /** How many rows were changed. */
    public int update(String sql, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** A time of a row, or null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, sqlValue(connection, arguments[i]));
        }
        return statement;
    }

    private static Object sqlValue(Connection connection, Object argument) throws SQLException {
        if (argument instanceof Instant instant) {
            return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (argument instanceof Long[] numbers) {
            return connection.createArrayOf("bigint", numbers);
        }
        return argument instanceof String[] texts ? connection.createArrayOf("text", texts) : argument;
    }
}
