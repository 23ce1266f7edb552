package io.sparkone.api.task;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.http.UncheckedSqlException;

/** Which fields each version of a task changed. */
@ApplicationScoped
class TaskRevisions {

    /** Stands for the deletion of a task and for its undoing. */
    static final String DELETED = "deleted";

    private static final String INSERT = "insert into task_revision (task_id, version, fields) values (?, ?, ?)";
    private static final String CHANGED_SINCE = """
            select distinct unnest(fields) from task_revision where task_id = ? and version > ?""";

    private final DataSource database;

    TaskRevisions(DataSource database) {
        this.database = database;
    }

    void add(long taskId, int version, Collection<String> fields) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Array names = connection.createArrayOf("text", fields.toArray());
            insert.setLong(1, taskId);
            insert.setInt(2, version);
            insert.setArray(3, names);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** The fields that versions after the given one changed. */
    Set<String> changedSince(long taskId, int version) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(CHANGED_SINCE)) {
            select.setLong(1, taskId);
            select.setInt(2, version);
            Set<String> fields = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    fields.add(rows.getString(1));
                }
            }
            return fields;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
