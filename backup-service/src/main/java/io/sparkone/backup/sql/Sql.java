package io.sparkone.backup.sql;

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

/** One statement with its arguments, run in the current transaction if there is one. */
public final class Sql {

    private final DataSource database;
    private final String text;
    private final Object[] arguments;

    private Sql(DataSource database, String text, Object... arguments) {
        this.database = database;
        this.text = text;
        this.arguments = arguments;
    }

    /** @param arguments also instants and enums */
    public static Sql of(DataSource database, String text, Object... arguments) {
        return new Sql(database, text, arguments);
    }

    /** How many rows it changed. */
    public int update() throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = prepare(connection)) {
            return statement.executeUpdate();
        }
    }

    /** The same on a connection that the caller has, perhaps to another database. */
    public int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            return statement.executeUpdate();
        }
    }

    public <T> List<T> list(Row<T> mapper) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        }
    }

    public <T> Optional<T> first(Row<T> mapper) throws SQLException {
        return list(mapper).stream().findFirst();
    }

    /** The number in the only column of the only row. */
    public long number() throws SQLException {
        return first(row -> row.getLong(1)).orElseThrow();
    }

    /** A timestamptz column, or null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A bigint column, or null. */
    public static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, bindable(arguments[i]));
        }
        return statement;
    }

    private static Object bindable(Object argument) {
        if (argument instanceof Instant instant) {
            return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        return argument instanceof Enum<?> constant ? constant.name() : argument;
    }

    /** Makes an object of a row. */
    @FunctionalInterface
    public interface Row<T> {

        T map(ResultSet row) throws SQLException;
    }
}
