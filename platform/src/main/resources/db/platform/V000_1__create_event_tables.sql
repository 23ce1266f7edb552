-- Outbox: what this service has to tell. Written in the transaction of the change; numbered and published by the relay.
create table outbox (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null unique,
    seq         bigint unique,
    type        text        not null,
    subject     text        not null,
    time        timestamptz not null,
    traceparent text,
    data        json        not null
);
comment on column outbox.seq is 'number in the stream and first half of the Redis entry id; null until the relay numbers the row';
create index outbox_unnumbered on outbox (id) where seq is null;
create index outbox_time on outbox (time);

-- One row: the numbering of this service's stream. Its lock makes numbering the work of one relay at a time.
create table outbox_stream (
    stream        text primary key,
    last_seq      bigint      not null default 0,
    published_seq bigint      not null default 0,
    updated_at    timestamptz not null default now()
);
comment on column outbox_stream.published_seq is 'a lower bound of what Redis has, for metrics and retention; Redis itself knows the truth';

-- How far each consumer group of this service's stream had come when last seen: survives a Redis that lost everything.
create table outbox_group (
    name        text primary key,
    settled_seq bigint      not null,
    seen_at     timestamptz not null
);

-- One statement, one wake-up, however many rows: notifications of one transaction collapse.
create function outbox_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox_' || tg_table_schema, '');
    return null;
end $$;
create trigger outbox_notify after insert on outbox for each statement execute function outbox_notify();

-- Inbox: what this service has already applied. Written in the transaction of the effect.
create table inbox (
    event_id     uuid primary key,
    stream       text        not null,
    seq          bigint      not null,
    processed_at timestamptz not null default now()
);
create index inbox_stream_seq on inbox (stream, seq);

-- The furthest entry of each stream that this service has committed; a Redis group beyond it means that this database went back in time.
create table consumer_position (
    stream     text primary key,
    seq        bigint      not null,
    updated_at timestamptz not null default now()
);

-- Attempts at events that failed, counted before each attempt so that one which kills the process is counted too.
create table event_attempt (
    event_id      uuid primary key,
    attempts      int         not null,
    last_error    text,
    last_tried_at timestamptz not null default now()
);

create table dead_letter (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null unique,
    stream      text        not null,
    seq         bigint      not null,
    source      text        not null,
    type        text        not null,
    subject     text        not null,
    time        timestamptz not null,
    traceparent text,
    data        text        not null,
    attempts    int         not null,
    error       text        not null,
    state       text        not null default 'open' check (state in ('open', 'replayed', 'discarded')),
    failed_at   timestamptz not null default now(),
    resolved_at timestamptz,
    resolved_by text,
    reason      text
);
create index dead_letter_open on dead_letter (id) where state = 'open';
