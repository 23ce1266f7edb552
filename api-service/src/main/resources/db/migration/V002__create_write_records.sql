-- The answer to a write, kept so that a client that asks again with the same key gets the same answer.
create table idempotency_key (
    credential   text        not null,
    key          text        not null,
    request_hash text        not null,
    status       int,
    etag         text,
    location     text,
    body         text,
    created_at   timestamptz not null,
    primary key (credential, key)
);
create index idempotency_key_age on idempotency_key (created_at);

create table audit_log (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor    text        not null,
    token_id text,
    address  text,
    method   text        not null,
    path     text        not null,
    status   int         not null
);
create index audit_log_at on audit_log (at);
