-- What the tests' handler writes: one row per subject, and one per effect.
create table effect (id bigint generated always as identity, event_id uuid not null, subject text not null, version bigint not null);
create table subject (name text primary key, version bigint not null);
