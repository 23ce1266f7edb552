-- One row for each reminder that was requested, written with its event: nothing is said twice, whatever restarts.
create table reminder_sent (
    key text primary key,
    at  timestamptz not null
);
create index reminder_sent_at on reminder_sent (at);
