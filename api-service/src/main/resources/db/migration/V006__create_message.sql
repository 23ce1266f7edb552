create table message (
    id             uuid primary key,
    channel        text        not null,
    sender         text,
    text           text        not null,
    external_id    text,
    sent_at        timestamptz,
    received_at    timestamptz not null,
    interpreted_at timestamptz,
    kind           text,
    engine         text,
    language       text,
    outcome        text check (outcome in ('done', 'question', 'not_understood', 'rejected')),
    reply          text,
    task_id        bigint,
    event_id       bigint,
    unique (channel, external_id)
);
comment on column message.external_id is 'identity given by the channel or the client: the same message twice is stored once';
create index message_received on message (received_at);
