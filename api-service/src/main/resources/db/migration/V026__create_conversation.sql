-- What a sender's next message may follow. Rows go when nothing can follow any more.
create table conversation (
    channel   text        not null,
    sender    text        not null,
    question  jsonb,
    last_kind text check (last_kind in ('TASK', 'EVENT')),
    last_id   bigint,
    since     timestamptz not null,
    primary key (channel, sender),
    check ((last_kind is null) = (last_id is null))
);
comment on column conversation.question is 'the question that is open, with the text that it is about; null for none';
comment on column conversation.last_id is 'the one task or event that was made or moved last; null where "it" would not be clear';
create index conversation_since on conversation (since);
