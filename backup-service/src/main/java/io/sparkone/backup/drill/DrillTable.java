package io.sparkone.backup.drill;

import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.backup.sql.Sql;

/** The drills that were held. */
@ApplicationScoped
class DrillTable {

    static final double LEASE_SECONDS = 60;

    private final DataSource database;
    private final ObjectMapper json;

    DrillTable(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @return false if another one was begun for that month */
    boolean begin(UUID id, String month, Instant now) throws SQLException {
        return Sql.of(database, """
                insert into drill (id, state, month, started_at, lease_until)
                values (?, 'running', ?, ?, now() + make_interval(secs => ?))
                on conflict (month) do nothing""", id, month, now, LEASE_SECONDS).update() == 1;
    }

    /** To be called again before {@link #LEASE_SECONDS} have passed, or the drill is taken for left by its process. */
    void renew(UUID id) throws SQLException {
        Sql.of(database, "update drill set lease_until = now() + make_interval(secs => ?) where id = ?", LEASE_SECONDS,
                id).update();
    }

    void end(Drill drill) throws SQLException {
        try {
            Sql.of(database, """
                    update drill set state = ?, backup_id = ?, finished_at = ?, store = ?, rto_seconds = ?,
                        rpo_seconds = ?, error = ?, report = ?::json where id = ?""", drill.state(), drill.backupId(),
                    drill.finishedAt(), drill.store(), drill.rtoSeconds(), drill.rpoSeconds(), drill.error(),
                    drill.report() == null ? null : json.writeValueAsString(drill.report()), drill.id()).update();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Drill> find(UUID id) throws SQLException {
        return Sql.of(database, "select * from drill where id = ?", id).first(this::drill);
    }

    List<Drill> list(int limit, int offset) throws SQLException {
        return Sql.of(database, "select * from drill order by started_at desc limit ? offset ?", limit, offset)
                .list(this::drill);
    }

    long count() throws SQLException {
        return Sql.of(database, "select count(*) from drill").number();
    }

    boolean exists(String month) throws SQLException {
        return Sql.of(database, "select count(*) from drill where month = ?", month).number() > 0;
    }

    /** When a drill was last passed. */
    Optional<Instant> lastPassed() throws SQLException {
        return Sql.of(database, "select max(finished_at) as last from drill where state = 'passed'")
                .list(row -> Optional.ofNullable(Sql.instant(row, "last"))).get(0);
    }

    /** Ends those whose process was killed. */
    int failAbandoned(Instant now) throws SQLException {
        return Sql.of(database, """
                update drill set state = 'failed', error = 'interrupted: the service was stopped', finished_at = ?,
                    month = null where state = 'running' and coalesce(lease_until, '-infinity') < now()""", now)
                .update();
    }

    private Drill drill(ResultSet row) throws SQLException {
        String report = row.getString("report");
        try {
            return new Drill(row.getObject("id", UUID.class), row.getObject("backup_id", UUID.class),
                    row.getString("state"), row.getString("month"), Sql.instant(row, "started_at"),
                    Sql.instant(row, "finished_at"), row.getString("store"), seconds(row, "rto_seconds"),
                    seconds(row, "rpo_seconds"), row.getString("error"),
                    report == null ? null : json.readValue(report, DrillReport.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Double seconds(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
