package io.sparkone.backup.run;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.sql.Sql;
import io.sparkone.backup.store.BackupKeys;

/**
 * The catalogue. Leases go by the database's clock, which all replicas share; a change of state by a process that lost its lease
 * changes nothing and fails.
 */
@ApplicationScoped
class BackupTable {

    /** Claims come one after another, or two replicas could each see nobody at work. */
    private static final String SERIALIZE_CLAIMS = "select pg_advisory_xact_lock(hashtext(current_schema() || '.backup'))";

    /** Each attempt has keys of its own: one that lost its lease and does not know it yet must not write over its successor's. */
    private static final String CLAIM = """
            update backup set holder = ?, lease_until = now() + make_interval(secs => ?), attempts = attempts + 1,
                state = case state when 'queued' then 'dumping' else 'verifying' end,
                base_key = case when state = 'queued' and attempts > 0
                    then regexp_replace(base_key, '-[0-9]+$', '') || '-' || (attempts + 1) else base_key end,
                started_at = coalesce(started_at, ?), version = version + 1
            where not exists (select 1 from backup where lease_until >= now())
              and id = (select id from backup
                        where not_before <= now() and (state = 'queued' or state = 'stored' and verification_due)
                        order by requested_at limit 1)
            returning *""";

    private final DataSource database;
    private final Clock clock;

    BackupTable(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return false if the key or another waiting run of the database is there already */
    boolean insert(UUID id, String name, String origin, String idempotencyKey) throws SQLException {
        Instant now = clock.instant();
        return Sql.of(database, """
                insert into backup (id, database, state, origin, idempotency_key, requested_at, base_key)
                values (?, ?, 'queued', ?, ?, ?, ?) on conflict do nothing""", id, name, origin, idempotencyKey, now,
                BackupKeys.of(name, now, id).base()).update() == 1;
    }

    /** Enters a backup that a store holds; one that is known to be stored, or is being made, stays as it is. */
    boolean adopt(Manifest manifest, Instant verifiedAt) throws SQLException {
        return Sql.of(database, """
                insert into backup (id, database, state, origin, requested_at, started_at, taken_at, stored_at,
                    finished_at, verified_at, base_key, size_bytes, plain_bytes)
                values (?, ?, ?, 'catalogue', ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set stored_at = excluded.stored_at, state = excluded.state,
                    size_bytes = excluded.size_bytes, error = null, version = backup.version + 1
                where backup.stored_at is null and backup.holder is null
                    and backup.state in ('stored', 'verified', 'failed')""",
                manifest.backupId(), manifest.database(),
                verifiedAt == null ? BackupState.stored : BackupState.verified, manifest.takenAt(), manifest.takenAt(),
                manifest.takenAt(), manifest.storedAt(), verifiedAt == null ? manifest.storedAt() : verifiedAt,
                verifiedAt, BackupKeys.of(manifest.object()).base(), manifest.bytes(),
                manifest.checksums().plainBytes()).update() == 1;
    }

    Optional<Backup> find(UUID id) throws SQLException {
        return Sql.of(database, "select * from backup where id = ?", id).first(Backup::of);
    }

    Optional<Backup> findByIdempotencyKey(String key) throws SQLException {
        return Sql.of(database, "select * from backup where idempotency_key = ?", key).first(Backup::of);
    }

    Optional<Backup> findWaiting(String name) throws SQLException {
        return Sql.of(database, "select * from backup where database = ? and state = 'queued' and attempts = 0", name)
                .first(Backup::of);
    }

    List<Backup> list(String name, BackupState state, int limit, int offset) throws SQLException {
        return Sql.of(database, """
                select * from backup where (?::text is null or database = ?) and (?::text is null or state = ?)
                order by requested_at desc, id limit ? offset ?""", name, name, state, state, limit, offset)
                .list(Backup::of);
    }

    long count(String name, BackupState state) throws SQLException {
        return Sql.of(database,
                """
                        select count(*) from backup where (?::text is null or database = ?) and (?::text is null or state = ?)""",
                name, name, state, state).number();
    }

    /** When the newest backup was asked for, by whomever. */
    Optional<Instant> newestRequest(String name) throws SQLException {
        return Sql.of(database, "select max(requested_at) as newest from backup where database = ?", name)
                .list(row -> Optional.ofNullable(Sql.instant(row, "newest"))).get(0);
    }

    /** All that are whole in the store, newest first. */
    List<Backup> stored() throws SQLException {
        return Sql.of(database, "select * from backup where stored_at is not null order by taken_at desc")
                .list(Backup::of);
    }

    /** Takes the next piece of work, if there is any and nobody is at work. Needs a transaction. */
    Optional<Backup> claim(UUID holder, Duration lease) throws SQLException {
        Sql.of(database, SERIALIZE_CLAIMS).list(row -> null);
        return Sql.of(database, CLAIM, holder, (double) lease.toSeconds(), clock.instant()).first(Backup::of);
    }

    /** @return false if the lease is lost */
    boolean renew(UUID id, UUID holder, Duration lease) throws SQLException {
        return Sql.of(database, """
                update backup set lease_until = now() + make_interval(secs => ?)
                where id = ? and holder = ? and lease_until >= now()""", (double) lease.toSeconds(), id, holder)
                .update() == 1;
    }

    /** Work that its process left: it died, or could not reach the database for longer than its lease. */
    List<Backup> abandoned() throws SQLException {
        return Sql.of(database, "select * from backup where state in ('dumping', 'verifying') and lease_until < now()")
                .list(Backup::of);
    }

    /** From {@code dumping}, by its holder, or by anyone once it is abandoned. */
    Backup stored(UUID id, UUID holder, Manifest manifest, boolean verify) throws SQLException {
        return change(id, holder, """
                state = 'stored', taken_at = ?, stored_at = ?, size_bytes = ?, plain_bytes = ?, verification_due = ?,
                error = null, failed_stage = null, attempts = 0, finished_at = ?""", manifest.takenAt(),
                manifest.storedAt(), manifest.bytes(), manifest.checksums().plainBytes(), verify, clock.instant());
    }

    Backup verified(UUID id, UUID holder) throws SQLException {
        return change(id, holder, """
                state = 'verified', verified_at = ?, finished_at = ?, verification_due = false, error = null,
                failed_stage = null""", clock.instant(), clock.instant());
    }

    Backup failed(UUID id, UUID holder, String stage, String error) throws SQLException {
        return change(id, holder, """
                state = 'failed', failed_stage = ?, error = ?, finished_at = ?, verification_due = false""", stage,
                error, clock.instant());
    }

    /** From {@code verifying}, where it could not be tried. */
    Backup unproved(UUID id, UUID holder, String error) throws SQLException {
        return change(id, holder, "state = 'stored', verification_due = false, error = ?, finished_at = ?", error,
                clock.instant());
    }

    /** Gives the work back, to be taken up again after a pause. */
    Backup postponed(UUID id, UUID holder, BackupState state, String error, Duration pause) throws SQLException {
        return change(id, holder, "state = ?, error = ?, not_before = now() + make_interval(secs => ?)", state, error,
                (double) pause.toSeconds());
    }

    /** @return empty if it is being worked on, or is gone */
    Optional<Backup> lost(UUID id) throws SQLException {
        return Sql.of(database, """
                update backup set state = 'failed', stored_at = null, size_bytes = null, verification_due = false,
                    error = 'its objects are no longer in the store', finished_at = ?, version = version + 1
                where id = ? and holder is null and stored_at is not null returning *""", clock.instant(), id)
                .first(Backup::of);
    }

    /** @return false if it is not in a state from which it could be verified */
    boolean requestVerification(UUID id) throws SQLException {
        return Sql.of(database, """
                update backup set state = 'stored', verification_due = true, attempts = 0, not_before = now(),
                    version = version + 1
                where id = ? and stored_at is not null and state in ('stored', 'verified', 'failed')""", id)
                .update() == 1;
    }

    /** Rows whose deletion was interrupted after the objects were gone. */
    int deleteTaken() throws SQLException {
        return Sql.of(database, "delete from backup where stored_at is null and state in ('stored', 'verified')")
                .update();
    }

    void delete(UUID id) throws SQLException {
        Sql.of(database, "delete from backup where id = ?", id).update();
    }

    private Backup change(UUID id, UUID holder, String assignments, Object... values) throws SQLException {
        Object[] arguments = new Object[values.length + 2];
        System.arraycopy(values, 0, arguments, 0, values.length);
        arguments[values.length] = id;
        arguments[values.length + 1] = holder;
        return Sql.of(database, "update backup set " + assignments + """
                , holder = null, lease_until = null, version = version + 1
                where id = ? and (holder = ? or lease_until < now()) returning *""", arguments).first(Backup::of)
                .orElseThrow(() -> new LeaseLostException(id));
    }
}
