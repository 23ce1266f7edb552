-- Addresses at which calendar programs subscribe; the token in the address is kept as its hash only.
create table calendar_feed (
    id         uuid primary key,
    name       text        not null,
    token_hash text        not null unique,
    created_at timestamptz not null
);
