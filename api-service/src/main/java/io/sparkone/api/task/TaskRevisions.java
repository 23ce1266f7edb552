package io.sparkone.api.task;

import java.util.Collection;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.sql.Sql;

/** Which fields each version of a task changed. */
@ApplicationScoped
class TaskRevisions {

    /** Stands for the deletion of a task and for its undoing. */
    static final String DELETED = "deleted";

    private static final String INSERT = "insert into task_revision (task_id, version, fields) values (?, ?, ?)";
    private static final String CHANGED_SINCE = """
            select distinct unnest(fields) from task_revision where task_id = ? and version > ?""";

    private final Sql sql;

    TaskRevisions(Sql sql) {
        this.sql = sql;
    }

    void add(long taskId, int version, Collection<String> fields) {
        sql.update(INSERT, taskId, version, fields.toArray(String[]::new));
    }

    /** The fields that versions after the given one changed. */
    Set<String> changedSince(long taskId, int version) {
        return Set.copyOf(sql.query(CHANGED_SINCE, row -> row.getString(1), taskId, version));
    }
}
