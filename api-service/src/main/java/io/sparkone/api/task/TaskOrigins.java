package io.sparkone.api.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.http.UncheckedSqlException;
import io.sparkone.api.task.TaskState.Origin;

/** Which task was made from which remote item, so that a synchroniser that forgot it does not get a second one. */
@ApplicationScoped
class TaskOrigins {

    private static final String FIND = "select task_id from task_origin where link = ? and remote_id = ?";
    private static final String SAVE = """
            insert into task_origin (link, remote_id, task_id) values (?, ?, ?)
            on conflict (link, remote_id) do update set task_id = excluded.task_id""";

    private final DataSource database;

    TaskOrigins(DataSource database) {
        this.database = database;
    }

    Optional<Long> find(Origin origin) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, origin.link());
            find.setString(2, origin.remoteId());
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    void save(Origin origin, long taskId) {
        try (Connection connection = database.getConnection();
                PreparedStatement save = connection.prepareStatement(SAVE)) {
            save.setString(1, origin.link());
            save.setString(2, origin.remoteId());
            save.setLong(3, taskId);
            save.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
