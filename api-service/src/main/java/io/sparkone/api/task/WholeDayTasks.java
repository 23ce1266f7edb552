package io.sparkone.api.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.sparkone.api.http.IfMatch;
import io.sparkone.api.preference.Preferences;
import io.sparkone.api.preference.ZoneChanged;
import io.sparkone.platform.sql.Sql;

/** Keeps the day of tasks that are due "some time that day", which is 23:59, when their writer's zone changes. */
@ApplicationScoped
class WholeDayTasks {

    /** The soonest: one request may not take longer than its transaction. */
    private static final int MOST = 2_000;
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    /** Zones differ by quarters of an hour; the rest is told by Java's rules, which are not quite PostgreSQL's. */
    private static final String FIND = """
            select id, due_at, channel, sender from task
            where deleted_at is null and status in ('pending', 'in_progress') and due_at > ?
                and extract(minute from due_at) in (14, 29, 44, 59) and extract(second from due_at) = 0
            order by due_at limit ?""";

    private final Tasks tasks;
    private final Preferences preferences;
    private final Sql sql;
    private final Clock clock;

    WholeDayTasks(Tasks tasks, Preferences preferences, Sql sql, Clock clock) {
        this.tasks = tasks;
        this.preferences = preferences;
        this.sql = sql;
        this.clock = clock;
    }

    void follow(@Observes ZoneChanged change) {
        for (Due task : soon()) {
            ZonedDateTime due = task.at().atZone(change.from());
            if (due.toLocalTime().equals(END_OF_DAY)
                    && preferences.author(task.channel(), task.sender()).equals(change.user())) {
                tasks.edit(task.id(), EditTask.dueAt(due.withZoneSameLocal(change.to()).toInstant()), IfMatch.any());
            }
        }
    }

    private List<Due> soon() {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        return sql.query(FIND, row -> new Due(row.getLong("id"), Sql.instant(row, "due_at"), row.getString("channel"),
                row.getString("sender")), yesterday, MOST);
    }

    private record Due(long id, Instant at, String channel, String sender) {}
}
