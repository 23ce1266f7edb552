package io.sparkone.notify.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The current row of a result. */
public final class Row {

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /** Null where the column is. */
    public String text(String column) {
        return read(() -> result.getString(column));
    }

    /** Null where the column is. */
    public UUID uuid(String column) {
        return read(() -> result.getObject(column, UUID.class));
    }

    public int number(String column) {
        return read(() -> result.getInt(column));
    }

    public boolean flag(String column) {
        return read(() -> result.getBoolean(column));
    }

    /** Null where the column is. */
    public Instant instant(String column) {
        OffsetDateTime time = read(() -> result.getObject(column, OffsetDateTime.class));
        return time == null ? null : time.toInstant();
    }

    private static <T> T read(Column<T> column) {
        try {
            return column.read();
        } catch (SQLException e) {
            throw new StorageException(e);
        }
    }

    private interface Column<T> {

        T read() throws SQLException;
    }
}
