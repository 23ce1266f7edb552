-- Messages that were received and are not acted on yet: a language model is to be asked about them, or one before them waits for that.
create table waiting_message (
    position     bigint generated always as identity primary key,
    message_id   uuid        not null unique references message (id),
    channel      text        not null,
    sender       text,
    asks_model   boolean     not null,
    waits_since  timestamptz not null,
    traceparent  text,
    attempts     int         not null default 0,
    leased_until timestamptz,
    resumed_at   timestamptz,
    answer       text
);
comment on column waiting_message.leased_until is 'an instance asks the model until then; later it is taken for dead, and the message is free again';
comment on column waiting_message.resumed_at is 'when message.resumed was told; the row goes with what that does';
comment on column waiting_message.answer is 'what the model wrote, after its check; null where it gave nothing that counts';
create index waiting_message_open on waiting_message (channel, sender, position) where resumed_at is null;
