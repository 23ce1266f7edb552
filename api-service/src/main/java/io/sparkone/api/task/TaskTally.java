package io.sparkone.api.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import io.sparkone.api.http.UncheckedSqlException;

/** How many live tasks there are of each status, without counting them: triggers note each change. */
@ApplicationScoped
class TaskTally {

    private static final String SUM = "select coalesce(sum(delta), 0) from task_tally";
    private static final String OF_STATUSES = " where status = any (?)";
    private static final String COMPACT = "select task_tally_compact()";

    private final DataSource database;

    TaskTally(DataSource database) {
        this.database = database;
    }

    /** @param statuses null for all */
    long count(Collection<TaskStatus> statuses) {
        try (Connection connection = database.getConnection();
                PreparedStatement sum = connection.prepareStatement(statuses == null ? SUM : SUM + OF_STATUSES)) {
            if (statuses != null) {
                Object[] names = statuses.stream().map(TaskStatus::toString).toArray();
                sum.setArray(1, connection.createArrayOf("text", names));
            }
            try (ResultSet row = sum.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void compact() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement compact = connection.prepareStatement(COMPACT)) {
            compact.execute();
        }
    }
}
