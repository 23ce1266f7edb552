package io.sparkone.sync.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.platform.outbox.Outbox;
import io.sparkone.platform.sql.Sql;
import io.sparkone.sync.link.PlanEntry;
import io.sparkone.sync.link.Tally;

/** The log of runs, which is also the queue of those that were asked for. */
@ApplicationScoped
class Runs {

    private static final TypeReference<List<PlanEntry>> PLAN = new TypeReference<>() {
    };
    private static final int MAX_DETAIL = 1000;

    private final Sql sql;
    private final ObjectMapper json;
    private final Outbox outbox;
    private final Clock clock;

    Runs(Sql sql, ObjectMapper json, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Asks for a run; the instance that works on the link takes it up. */
    UUID queue(String link, String kind, Long taskId, String by) {
        UUID id = UUID.randomUUID();
        sql.update("""
                insert into run (id, link, kind, status, requested_by, task_id, requested_at)
                values (?, ?, ?, 'queued', ?, ?, ?)""", id, link, kind, by, taskId, clock.instant());
        return id;
    }

    /** Takes the next run that was asked for; one that a dead instance left running comes first. */
    Optional<Run> next(String link) {
        return sql.first("""
                update run set status = 'running', started_at = ? where id = (select id from run
                    where link = ? and status in ('queued', 'running') order by requested_at limit 1)
                returning *""", this::run, clock.instant(), link);
    }

    /** Logs a poll that began at the given time and was not asked for. */
    @Transactional
    void log(String link, Instant startedAt, String status, Tally tally, String detail) {
        UUID id = UUID.randomUUID();
        sql.update(
                """
                        insert into run (id, link, kind, status, requested_at, started_at) values (?, ?, 'poll', 'running', ?, ?)""",
                id, link, startedAt, startedAt);
        finish(id, status, tally, detail);
    }

    /** Ends a run, and tells the others. */
    @Transactional
    void finish(UUID id, String status, Tally tally, String detail) {
        String cut = detail == null || detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL);
        sql.first("""
                update run set status = ?, finished_at = ?, created = ?, updated = ?, deleted = ?, conflicts = ?,
                    failed = ?, proposed = ?, detail = ? where id = ? returning *""", this::run, status,
                clock.instant(), tally.created(), tally.updated(), tally.deleted(), tally.conflicts(),
                tally.failed(), tally.proposed(), cut, id)
                .ifPresent(run -> outbox.append("sync.run.finished", "run/" + id,
                        new SyncRunFinished(id, run.link(), run.status(), run.startedAt(), run.finishedAt(),
                                run.created(), run.updated(), run.deleted(), run.conflicts(), run.failed(),
                                run.detail(), 1)));
    }

    /** Ends a dry run, which is nobody else's business. */
    void planned(UUID id, List<PlanEntry> plan) {
        try {
            sql.update("update run set status = 'success', finished_at = ?, plan = ?::jsonb where id = ?",
                    clock.instant(), json.writeValueAsString(plan), id);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** How the last logged poll of a link ended, or empty. */
    Optional<String> lastStatus(String link) {
        return sql.first("""
                select status from run where link = ? and kind <> 'dry_run' and finished_at is not null
                order by finished_at desc limit 1""", row -> row.getString(1), link);
    }

    Optional<Run> find(UUID id) {
        return sql.first("select * from run where id = ?", this::run, id);
    }

    List<Run> list(String link, int limit, int offset) {
        return sql.query("""
                select * from run where ?::text is null or link = ? order by requested_at desc limit ? offset ?""",
                this::run, link, link, limit, offset);
    }

    long count(String link) {
        return sql.number("select count(*) from run where ?::text is null or link = ?", link, link);
    }

    void trim(Instant before) {
        sql.update("delete from run where requested_at < ?", before);
    }

    private Run run(ResultSet row) throws SQLException {
        return new Run(row.getObject("id", UUID.class), row.getString("link"), row.getString("kind"),
                row.getString("status"), row.getString("requested_by"), row.getObject("task_id", Long.class),
                Sql.instant(row, "requested_at"), Sql.instant(row, "started_at"), Sql.instant(row, "finished_at"),
                row.getInt("created"), row.getInt("updated"), row.getInt("deleted"), row.getInt("conflicts"),
                row.getInt("failed"), row.getInt("proposed"), row.getString("detail"), plan(row.getString("plan")));
    }

    private List<PlanEntry> plan(String text) {
        try {
            return text == null ? null : json.readValue(text, PLAN);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not as it was written: " + text, e);
        }
    }
}
