package io.sparkone.backup.restore;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.backup.sql.Sql;

/** The restores that were asked for. Leases go by the database's clock, which all replicas share. */
@ApplicationScoped
class RestoreTable {

    /** Or two replicas could each see no restore going on. */
    private static final String SERIALIZE_BEGINNINGS = "select pg_advisory_xact_lock(hashtext(current_schema() || '.restore'))";

    private final DataSource database;

    RestoreTable(DataSource database) {
        this.database = database;
    }

    /** @return false if another one is going on, in whichever replica */
    @Transactional(rollbackOn = Exception.class)
    boolean begin(Restore restore, UUID holder, Duration lease) throws SQLException {
        Sql.of(database, SERIALIZE_BEGINNINGS).list(row -> null);
        if (Sql.of(database, "select count(*) from restore where state = 'running' and lease_until >= now()")
                .number() > 0) {
            return false;
        }
        save(restore);
        Sql.of(database, "update restore set holder = ?, lease_until = now() + make_interval(secs => ?) where id = ?",
                holder, (double) lease.toSeconds(), restore.id()).update();
        return true;
    }

    /** Inserts or updates: a restore may replace the very database that this table is in, by one from before the restore. */
    void save(Restore restore) throws SQLException {
        Sql.of(database,
                """
                        insert into restore (id, backup_id, kind, target, swap, tables, jobs, state, step, bytes_total, bytes_done,
                            previous, error, requested_by, requested_at, finished_at)
                        values (?, ?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set state = excluded.state, step = excluded.step,
                            bytes_done = excluded.bytes_done, previous = excluded.previous, error = excluded.error,
                            finished_at = excluded.finished_at""",
                restore.id(), restore.backupId(), restore.kind(), restore.target(), restore.swap(),
                String.join(",", restore.tables()), restore.jobs(), restore.state(), restore.step(),
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

    void renew(UUID id, UUID holder, Duration lease) throws SQLException {
        Sql.of(database, """
                update restore set lease_until = now() + make_interval(secs => ?)
                where id = ? and holder = ? and state = 'running'""", (double) lease.toSeconds(), id, holder).update();
    }

    /** Takes over one whose process is gone: it was killed, or could not reach the database for longer than its lease. */
    Optional<Restore> claimAbandoned(UUID holder, Duration lease) throws SQLException {
        return Sql.of(database,
                """
                        update restore set holder = ?, lease_until = now() + make_interval(secs => ?)
                        where id = (select id from restore where state = 'running' and coalesce(lease_until, '-infinity') < now()
                                    limit 1 for update skip locked)
                        returning *""",
                holder, (double) lease.toSeconds()).first(RestoreTable::restore);
    }

    private static Restore restore(ResultSet row) throws SQLException {
        Array tables = row.getArray("tables");
        return new Restore(row.getObject("id", UUID.class), row.getObject("backup_id", UUID.class),
                row.getString("kind"), row.getString("target"), row.getBoolean("swap"),
                List.of((String[]) tables.getArray()), row.getInt("jobs"), row.getString("state"),
                row.getString("step"), Sql.number(row, "bytes_total"), row.getLong("bytes_done"),
                row.getString("previous"), row.getString("error"), row.getString("requested_by"),
                Sql.instant(row, "requested_at"), Sql.instant(row, "finished_at"));
    }
}
