package io.sparkone.backup.restore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.sql.Sql;

/** The restores that were asked for. Leases go by the database's clock, which all replicas share. */
@ApplicationScoped
class RestoreTable {

    /** Or two replicas could each see no restore going on. */
    private static final String SERIALIZE_BEGINNINGS = "select pg_advisory_xact_lock(hashtext(current_schema() || '.restore'))";

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
    private static final String SAVE = """
            insert into %s (id, backup_id, kind, target, swap, tables, jobs, state, step, bytes_total, bytes_done,
                previous, error, requested_by, requested_at, finished_at)
            values (?, ?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set state = excluded.state, step = excluded.step,
                bytes_done = excluded.bytes_done, previous = excluded.previous, error = excluded.error,
                finished_at = excluded.finished_at""";

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
        saving("restore", restore).update();
    }

    private Sql saving(String table, Restore restore) {
        return Sql.of(database, SAVE.formatted(table), restore.id(), restore.backupId(), restore.kind(),
                restore.target(), restore.swap(), String.join(",", restore.tables()), restore.jobs(), restore.state(),
                restore.step(), restore.bytesTotal(), restore.bytesDone(), restore.previous(), restore.error(),
                restore.requestedBy(), restore.requestedAt(), restore.finishedAt());
    }

    /**
     * Writes a restore into a database that is to take the place of the one that this table is in; elsewhere nothing. Whoever finds
     * the table in its new place learns of the restore although the process that did it is gone.
     */
    void hand(Restore restore, Database live, Database successor, Duration lease) throws SQLException {
        String table = Sql.of(database, "select quote_ident(current_schema()) || '.restore'")
                .first(row -> row.getString(1)).orElseThrow();
        try (Connection old = live.connect(CONNECT_LIMIT); Connection next = successor.connect(CONNECT_LIMIT)) {
            if (!holds(old, table, restore.id())) {
                return;
            }
            saving(table, restore).update(next);
            Sql.of(database, "update " + table + " set lease_until = now() + make_interval(secs => ?) where id = ?",
                    (double) lease.toSeconds(), restore.id()).update(next);
        }
    }

    private static boolean holds(Connection there, String table, UUID restore) throws SQLException {
        try (PreparedStatement exists = there.prepareStatement("select to_regclass(?) is not null")) {
            exists.setString(1, table);
            if (!isTrue(exists)) {
                return false;
            }
        }
        try (PreparedStatement found = there
                .prepareStatement("select exists (select from " + table + " where id = ?)")) {
            found.setObject(1, restore);
            return isTrue(found);
        }
    }

    private static boolean isTrue(PreparedStatement question) throws SQLException {
        try (ResultSet row = question.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
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
