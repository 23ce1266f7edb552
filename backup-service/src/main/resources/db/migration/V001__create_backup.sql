-- One row for each backup that was asked for. The stores hold the truth about what can be restored; this is the catalogue.
create table backup (
    id               uuid primary key,
    database         text        not null,
    state            text        not null check (state in ('queued', 'dumping', 'stored', 'verifying', 'verified', 'failed')),
    origin           text        not null check (origin in ('manual', 'schedule', 'catalogue')),
    idempotency_key  text unique,
    requested_at     timestamptz not null,
    started_at       timestamptz,
    taken_at         timestamptz,
    stored_at        timestamptz,
    finished_at      timestamptz,
    verified_at      timestamptz,
    base_key         text        not null unique,
    size_bytes       bigint,
    plain_bytes      bigint,
    verification_due boolean     not null default false,
    failed_stage     text check (failed_stage in ('dump', 'verification')),
    error            text,
    attempts         int         not null default 0,
    not_before       timestamptz not null default now(),
    pinned_until     timestamptz,
    holder           uuid,
    lease_until      timestamptz,
    version          int         not null default 1
);
comment on column backup.taken_at is 'moment of the snapshot: a restore brings back this state';
comment on column backup.base_key is 'key in the stores, without the ending that tells dump, roles, manifest and report apart';
comment on column backup.size_bytes is 'as it lies in the store; null while there is nothing';
comment on column backup.pinned_until is 'a restore reads it: retention leaves it alone until then';
comment on column backup.holder is 'the process that works on it, which must renew lease_until or lose it';
create index backup_requested on backup (requested_at desc);
-- the queue holds one new run of each database: more would only repeat it
create unique index backup_waiting on backup (database) where state = 'queued' and attempts = 0;

create table verification (
    id          bigint generated always as identity primary key,
    backup_id   uuid        not null references backup on delete cascade,
    started_at  timestamptz not null,
    passed      boolean     not null,
    report      json        not null
);
create index verification_backup on verification (backup_id, id);
