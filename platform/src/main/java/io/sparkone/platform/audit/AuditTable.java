package io.sparkone.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.sql.Sql;

/** The audit log of this service's schema. */
@ApplicationScoped
class AuditTable {

    private static final int BATCH = 5_000;

    private static final String INSERT = """
            insert into audit_log (at, actor, token_id, address, method, path, status) values (?, ?, ?, ?, ?, ?, ?)
            returning id""";
    private static final String COMPLETE = "update audit_log set status = ? where id = ?";
    private static final String MATCHING = """
            from audit_log where actor = coalesce(?, actor) and starts_with(path, coalesce(?, ''))
                and (cast(? as boolean) is null or coalesce(status >= 400, false) = ?)
                and at >= coalesce(cast(? as timestamptz), '-infinity')""";
    private static final String LIST = "select id, at, actor, token_id, address, method, path, status " + MATCHING
            + " order by id desc limit ? offset ?";
    private static final String COUNT = "select count(*) " + MATCHING;
    private static final String OLD = """
            delete from audit_log where id in (select id from audit_log where at < ? order by at limit ?)""";
    private static final String OLD_REFUSED = """
            delete from audit_log where id in (
                select id from audit_log where status >= 400 and (at < ? or id <= coalesce((
                    select id from audit_log where status >= 400 order by id desc offset ? limit 1), 0))
                order by id limit ?)""";

    private final Sql sql;

    AuditTable(Sql sql) {
        this.sql = sql;
    }

    /** @param status null while it is not known */
    long insert(Act act, Integer status) {
        return sql.number(INSERT, act.at(), act.actor(), act.tokenId(), act.address(), act.method(), act.path(),
                status);
    }

    void complete(long id, int status) {
        sql.update(COMPLETE, status, id);
    }

    List<AuditEntry> list(AuditQuery.Filter filter, int limit, int offset) {
        return sql.query(LIST, AuditTable::read, filter.actor(), filter.path(), filter.refused(), filter.refused(),
                filter.since(), limit, offset);
    }

    long count(AuditQuery.Filter filter) {
        return sql.number(COUNT, filter.actor(), filter.path(), filter.refused(), filter.refused(), filter.since());
    }

    void deleteBefore(Instant time) {
        repeat(OLD, time, BATCH);
    }

    /** Deletes refused requests from before a time, and those beyond a number of newer ones. */
    void deleteRefused(Instant before, int most) {
        repeat(OLD_REFUSED, before, most, BATCH);
    }

    /** In small transactions: none holds the service up. */
    private void repeat(String deletion, Object... arguments) {
        int deleted;
        do {
            deleted = sql.update(deletion, arguments);
        } while (deleted == BATCH);
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(row.getLong("id"), Sql.instant(row, "at"), row.getString("actor"),
                row.getString("token_id"), row.getString("address"), row.getString("method"), row.getString("path"),
                row.getObject("status", Integer.class));
    }
}
