-- A backup's copy in the second store, with its own state: a failed copy does not make the backup bad.
create table backup_copy (
    backup_id  uuid        not null references backup on delete cascade,
    store      text        not null,
    state      text        not null check (state in ('copied', 'failed')),
    attempts   int         not null default 1,
    error      text,
    tried_at   timestamptz not null,
    primary key (backup_id, store)
);

create table restore (
    id           uuid primary key,
    backup_id    uuid        not null,
    target       text        not null,
    swap         boolean     not null,
    tables       text[]      not null,
    state        text        not null check (state in ('running', 'restored', 'swapped', 'failed')),
    step         text        not null,
    bytes_total  bigint,
    bytes_done   bigint      not null default 0,
    previous     text,
    error        text,
    requested_by text        not null,
    requested_at timestamptz not null,
    finished_at  timestamptz
);
comment on column restore.previous is 'name under which the database that was swapped out stays';
create index restore_requested on restore (requested_at desc);

create table drill (
    id          uuid primary key,
    backup_id   uuid,
    state       text        not null check (state in ('running', 'passed', 'failed')),
    month       text unique,
    started_at  timestamptz not null,
    finished_at timestamptz,
    store       text,
    rto_seconds double precision,
    rpo_seconds double precision,
    error       text,
    report      json
);
comment on column drill.month is 'for which the drill was due by itself; null for one that was asked for';
