package io.sparkone.backup.restore;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.backup.sql.Sql;

/** The restores that were asked for. */
@ApplicationScoped
class RestoreTable {

    private final DataSource database;

    RestoreTable(DataSource database) {
        this.database = database;
    }

    /** Inserts or updates: a restore may replace the very database that this table is in, by one from before the restore. */
    void save(Restore restore) throws SQLException {
        Sql.of(database,
                """
                        insert into restore (id, backup_id, target, swap, tables, state, step, bytes_total, bytes_done, previous,
                            error, requested_by, requested_at, finished_at)
                        values (?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set state = excluded.state, step = excluded.step,
                            bytes_done = excluded.bytes_done, previous = excluded.previous, error = excluded.error,
                            finished_at = excluded.finished_at""",
                restore.id(), restore.backupId(), restore.target(),
                restore.swap(), String.join(",", restore.tables()), restore.state(), restore.step(),
                restore.bytesTotal(), restore.bytesDone(), restore.previous(), restore.error(), restore.requestedBy(),
                restore.requestedAt(), restore.finishedAt()).update();
    }

    Optional<Restore> find(UUID id) throws SQLException {
        return Sql.of(database, "select * from restore where id = ?", id).first(RestoreTable::restore);
    }

    List<Restore> ofBackup(UUID backup) throws SQLException {
        return Sql
                .of(database, "select * from restore where backup_id = ? order by requested_at desc limit 100", backup)
                .list(RestoreTable::restore);
    }

    /** Ends those whose process was killed. */
    int failAbandoned(Instant begunBefore, Instant now) throws SQLException {
        return Sql.of(database, """
                update restore set state = 'failed', finished_at = ?, error = 'interrupted: the service was stopped;'
                    || ' a database ' || target || '_restoring_' || left(id::text, 8) || ' may be left'
                where state = 'running' and requested_at < ?""", now, begunBefore).update();
    }

    private static Restore restore(ResultSet row) throws SQLException {
        Array tables = row.getArray("tables");
        return new Restore(row.getObject("id", UUID.class), row.getObject("backup_id", UUID.class),
                row.getString("target"), row.getBoolean("swap"), List.of((String[]) tables.getArray()),
                row.getString("state"), row.getString("step"), Sql.number(row, "bytes_total"),
                row.getLong("bytes_done"), row.getString("previous"), row.getString("error"),
                row.getString("requested_by"), Sql.instant(row, "requested_at"), Sql.instant(row, "finished_at"));
    }
}
