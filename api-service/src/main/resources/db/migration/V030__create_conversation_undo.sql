-- What a conversation changed last, and how it was before, so that it can be taken back. Rows go when they are too old for that.
create table conversation_undo (
    channel    text        not null,
    sender     text        not null,
    steps      jsonb       not null,
    changed_at timestamptz not null,
    primary key (channel, sender)
);
comment on column conversation_undo.steps is 'each task or event with its version after the change and its state before; none for what was made';
create index conversation_undo_changed_at on conversation_undo (changed_at);
