package io.sparkone.sync.hub;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.sql.Sql;

/** The copy of the tasks that the links are compared with. */
@ApplicationScoped
public class HubTasks {

    private final Sql sql;

    HubTasks(Sql sql) {
        this.sql = sql;
    }

    /** Takes a state over if it is newer than what is known; false if it is not. */
    public boolean apply(HubTask task) {
        return sql.update("""
                insert into hub_task (task_id, version, title, description, status, priority, due_at, deleted)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (task_id) do update set version = excluded.version, title = excluded.title,
                    description = excluded.description, status = excluded.status, priority = excluded.priority,
                    due_at = excluded.due_at, deleted = excluded.deleted, applied_at = now()
                where hub_task.version < excluded.version""", task.id(), task.version(), task.title(),
                task.description(), task.status(), task.priority(), task.dueAt(), task.deleted()) == 1;
    }

    /** The tasks with these ids, deleted ones too; an unknown id has no entry. */
    public Map<Long, HubTask> find(Collection<Long> ids) {
        return sql.query("select * from hub_task where task_id = any(?)", HubTasks::task,
                (Object) ids.toArray(Long[]::new)).stream()
                .collect(Collectors.toMap(HubTask::id, Function.identity()));
    }

    public boolean isEmpty() {
        return sql.number("select count(*) from (select 1 from hub_task limit 1) t") == 0;
    }

    private static HubTask task(ResultSet row) throws SQLException {
        return new HubTask(row.getLong("task_id"), row.getString("title"), row.getString("description"),
                row.getString("status"), row.getString("priority"), Sql.instant(row, "due_at"), row.getInt("version"),
                row.getBoolean("deleted"));
    }
}
