package io.sparkone.backup.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import io.sparkone.backup.sql.Sql;

/**
 * What the catalogue says about one database; null where there is nothing yet.
 *
 * @param lastDuration seconds from the begin of the newest stored backup until it was whole
 * @param lastRestore seconds that the newest verification needed to restore
 * @param lastMismatches tables that differed in it
 */
record CatalogueFigures(Instant lastSuccess, Instant lastVerified, Instant lastFailure, Instant oldestState,
        Instant newestState, Number lastSizeBytes, Number lastDuration, Number lastRestore, Number lastMismatches) {

    static final CatalogueFigures NONE = new CatalogueFigures(null, null, null, null, null, null, null, null, null);

    static final String QUERY = """
            with newest as (
                select size_bytes, extract(epoch from stored_at - started_at) as duration
                from backup where database = ? and stored_at is not null order by stored_at desc limit 1
            ), proof as (
                select report from verification v join backup b on b.id = v.backup_id
                where b.database = ? order by v.id desc limit 1
            )
            select max(stored_at) as last_success, max(verified_at) as last_verified,
                max(finished_at) filter (where state = 'failed') as last_failure,
                min(taken_at) filter (where stored_at is not null) as oldest_state,
                max(taken_at) filter (where stored_at is not null) as newest_state,
                (select size_bytes from newest) as last_size, (select duration from newest) as last_duration,
                (select (report ->> 'restore_seconds')::numeric from proof) as last_restore,
                (select (report ->> 'mismatched_tables')::numeric from proof) as last_mismatches
            from backup where database = ?""";

    static CatalogueFigures of(ResultSet row) throws SQLException {
        return new CatalogueFigures(Sql.instant(row, "last_success"), Sql.instant(row, "last_verified"),
                Sql.instant(row, "last_failure"), Sql.instant(row, "oldest_state"), Sql.instant(row, "newest_state"),
                (Number) row.getObject("last_size"), (Number) row.getObject("last_duration"),
                (Number) row.getObject("last_restore"), (Number) row.getObject("last_mismatches"));
    }
}
