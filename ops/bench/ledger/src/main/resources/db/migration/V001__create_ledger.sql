-- The producer's aggregates and its ledger: what was committed.
create table subject (name text primary key, version bigint not null);
create table committed (event_id uuid primary key, subject text not null, version bigint not null,
                        at timestamptz not null default clock_timestamp());

-- The consumer's ledger: one row per effect, doubled ones included, in the order in which they were committed.
create table effect (id bigint generated always as identity primary key, event_id uuid not null, source text not null,
                     subject text not null, version bigint not null, at timestamptz not null default clock_timestamp());
-- What a consumer would show: the newest state of each subject.
create table state (source text not null, subject text not null, version bigint not null, primary key (source, subject));
