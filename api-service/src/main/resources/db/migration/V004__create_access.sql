create table app_user (
    name          text primary key,
    password_hash text        not null,
    role          text        not null check (role in ('admin', 'member')),
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

-- The tokens that were issued; the token itself is not kept.
create table access_token (
    id         uuid primary key,
    user_name  text        not null references app_user,
    name       text        not null,
    scopes     text[]      not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index access_token_revoked on access_token (expires_at) where revoked_at is not null;
