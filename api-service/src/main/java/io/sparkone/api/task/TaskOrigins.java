package io.sparkone.api.task;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.task.TaskState.Origin;
import io.sparkone.platform.sql.Sql;

/** Which task was made from which remote item, so that a synchroniser that forgot it does not get a second one. */
@ApplicationScoped
class TaskOrigins {

    private static final String FIND = "select task_id from task_origin where link = ? and remote_id = ?";
    private static final String SAVE = """
            insert into task_origin (link, remote_id, task_id) values (?, ?, ?)
            on conflict (link, remote_id) do update set task_id = excluded.task_id""";

    private final Sql sql;

    TaskOrigins(Sql sql) {
        this.sql = sql;
    }

    Optional<Long> find(Origin origin) {
        return sql.first(FIND, row -> row.getLong(1), origin.link(), origin.remoteId());
    }

    void save(Origin origin, long taskId) {
        sql.update(SAVE, origin.link(), origin.remoteId(), taskId);
    }
}
