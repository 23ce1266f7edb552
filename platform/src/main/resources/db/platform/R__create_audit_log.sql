-- Who asked for which write over HTTP, and what came of it. Repeatable, and so the last to run: api-service had the table before.
create table if not exists audit_log (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor    text        not null,
    token_id text,
    address  text,
    method   text        not null,
    path     text        not null,
    status   int
);
comment on column audit_log.status is 'of the answer; null while it is worked on, or if nobody knows what came of it';
alter table audit_log alter column status drop not null;
create index if not exists audit_log_at on audit_log (at);
create index if not exists audit_log_refused on audit_log (id) where status >= 400;
