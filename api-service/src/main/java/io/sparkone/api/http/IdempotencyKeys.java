package io.sparkone.api.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import io.sparkone.platform.sql.Sql;

/** The keys under which writes were done in the last day, and their answers. */
@ApplicationScoped
class IdempotencyKeys {

    private static final Duration KEPT_FOR = Duration.ofHours(24);

    // a second request with the key waits here until the first has committed or rolled back
    private static final String CLAIM = """
            insert into idempotency_key (credential, key, request_hash, created_at) values (?, ?, ?, ?)
            on conflict (credential, key) do update
            set request_hash = excluded.request_hash, created_at = excluded.created_at, status = null
            where idempotency_key.created_at < ?""";
    private static final String FIND = """
            select status, etag, location, body from idempotency_key where credential = ? and key = ? and request_hash = ?""";
    private static final String KEEP = """
            update idempotency_key set status = ?, etag = ?, location = ?, body = ? where credential = ? and key = ?""";
    private static final String TRIM = "delete from idempotency_key where created_at < ?";

    private final Sql sql;
    private final Clock clock;

    IdempotencyKeys(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Takes a key for this transaction; where it is taken, the answer that was given. */
    Optional<KeptAnswer> claim(String credential, String key, String requestHash) {
        Instant now = clock.instant();
        return sql.update(CLAIM, credential, key, requestHash, now, now.minus(KEPT_FOR)) == 1
                ? Optional.empty()
                : Optional.of(find(credential, key, requestHash));
    }

    private KeptAnswer find(String credential, String key, String requestHash) {
        return sql
                .first(FIND, row -> new KeptAnswer(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)),
                        credential, key, requestHash)
                .orElseThrow(Problems::keyReused);
    }

    void keep(String credential, String key, KeptAnswer answer) {
        sql.update(KEEP, answer.status(), answer.etag(), answer.location(), answer.body(), credential, key);
    }

    @Scheduled(identity = "idempotency-keys", every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void trim() {
        sql.update(TRIM, clock.instant().minus(KEPT_FOR));
    }
}
