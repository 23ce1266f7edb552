-- Who is logged in at the web page. The cookie's value is kept as its hash only.
create table web_session (
    token_hash   text primary key,
    user_name    text        not null references app_user on delete cascade,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null
);
create index web_session_created on web_session (created_at);

-- The second step of a login (RFC 6238).
create table web_totp (
    user_name    text primary key references app_user on delete cascade,
    secret       bytea       not null,
    created_at   timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint      not null
);
comment on column web_totp.confirmed_at is 'asked for at each login since then; null until a first code was right';
comment on column web_totp.last_step is 'time step of the last code that was taken: a code opens once';
