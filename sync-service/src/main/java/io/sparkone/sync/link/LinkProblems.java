package io.sparkone.sync.link;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.sql.Sql;

/** Items that nothing happens to until a person has seen to them. */
@ApplicationScoped
public class LinkProblems {

    private static final int LIMIT = 100;

    /** @param total may be more than are listed */
    public record Page(List<Problem> problems, long total, int limit, int offset) {}

    /**
     * @param taskId null where no task is known
     * @param remoteId null where the remote side has no item
     * @param state {@code failed} or {@code quarantined}
     */
    public record Problem(Long taskId, String remoteId, String state, String reason) {}

    private final Sql sql;

    LinkProblems(Sql sql) {
        this.sql = sql;
    }

    public Page list(String link) {
        List<Problem> problems = sql.query("""
                select task_id, remote_id, state, last_error from link_item
                where link = ? and state in ('failed', 'quarantined') order by updated_at desc limit ?""",
                row -> new Problem(row.getObject("task_id", Long.class), row.getString("remote_id"),
                        row.getString("state"), row.getString("last_error")),
                link, LIMIT);
        long total = sql.number("select count(*) from link_item where link = ? and state in ('failed', 'quarantined')",
                link);
        return new Page(problems, total, LIMIT, 0);
    }
}
