package io.sparkone.backup.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import io.sparkone.backup.sql.Sql;

/** What the catalogue says about one database; null where there is nothing yet. */
record CatalogueFigures(Instant lastSuccess, Instant lastVerified, Instant lastFailure, Instant oldestState,
        Instant newestState, Long lastSizeBytes) {

    static final CatalogueFigures NONE = new CatalogueFigures(null, null, null, null, null, null);

    static final String QUERY = """
            select max(stored_at) as last_success, max(verified_at) as last_verified,
                max(finished_at) filter (where state = 'failed') as last_failure,
                min(taken_at) filter (where stored_at is not null) as oldest_state,
                max(taken_at) filter (where stored_at is not null) as newest_state,
                (array_agg(size_bytes order by stored_at desc) filter (where stored_at is not null))[1] as last_size
            from backup where database = ?""";

    static CatalogueFigures of(ResultSet row) throws SQLException {
        return new CatalogueFigures(Sql.instant(row, "last_success"), Sql.instant(row, "last_verified"),
                Sql.instant(row, "last_failure"), Sql.instant(row, "oldest_state"), Sql.instant(row, "newest_state"),
                Sql.number(row, "last_size"));
    }
}
