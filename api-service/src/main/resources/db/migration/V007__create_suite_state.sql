-- What the other services told about themselves, for the brief.
create table sync_state (
    link        text primary key,
    status      text        not null,
    finished_at timestamptz not null,
    conflicts   int         not null,
    failed      int         not null,
    detail      text
);

create table backup_state (
    backup_id   uuid primary key,
    type        text        not null,
    verified    boolean     not null,
    finished_at timestamptz not null,
    size_bytes  bigint,
    error       text,
    version     int         not null
);
create index backup_state_finished on backup_state (finished_at);

create table failed_notification (
    notification_id uuid primary key,
    kind            text        not null,
    channel         text        not null,
    recipient       text,
    error           text,
    at              timestamptz not null,
    delivered       boolean     not null
);
comment on column failed_notification.delivered is 'it arrived after all, by another channel or a later attempt';
create index failed_notification_at on failed_notification (at) where not delivered;
