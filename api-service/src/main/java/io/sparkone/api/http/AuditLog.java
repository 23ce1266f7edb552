package io.sparkone.api.http;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.sql.Sql;

/** Who changed what over HTTP, and when. Holds no bodies. */
@ApplicationScoped
class AuditLog {

    private static final String INSERT = """
            insert into audit_log (at, actor, token_id, address, method, path, status) values (?, ?, ?, ?, ?, ?, ?)""";

    private final Sql sql;
    private final Clock clock;

    AuditLog(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Adds a row to the current transaction. */
    void record(Caller caller, int status) {
        sql.update(INSERT, clock.instant(), caller.name(), caller.tokenId(), caller.address(), caller.method(),
                caller.path(),
                status);
    }
}
