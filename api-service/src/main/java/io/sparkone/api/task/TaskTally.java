package io.sparkone.api.task;

import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import io.sparkone.platform.sql.Sql;

/** How many live tasks there are of each status, without counting them: triggers note each change. */
@ApplicationScoped
class TaskTally {

    private static final String SUM = "select coalesce(sum(delta), 0) from task_tally";
    private static final String OF_STATUSES = " where status = any (?)";
    private static final String COMPACT = "select count(*) from task_tally_compact()";

    private final Sql sql;

    TaskTally(Sql sql) {
        this.sql = sql;
    }

    /** @param statuses null for all */
    long count(Collection<TaskStatus> statuses) {
        if (statuses == null) {
            return sql.number(SUM);
        }
        return sql.number(SUM + OF_STATUSES,
                (Object) statuses.stream().map(TaskStatus::toString).toArray(String[]::new));
    }

    @Scheduled(identity = "task-tally", every = "10s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void compact() {
        sql.number(COMPACT);
    }
}
