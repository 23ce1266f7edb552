-- Restores into files, by several jobs, and by one process in all replicas. A killed process must leave neither a restore nor a drill that runs for ever.
alter table restore
    add column kind text not null default 'database' check (kind in ('database', 'file')),
    add column jobs int not null default 1,
    add column holder uuid,
    add column lease_until timestamptz;
comment on column restore.holder is 'the process that works on it, which must renew lease_until or is taken for dead';
alter table drill add column lease_until timestamptz;
comment on column drill.lease_until is 'renewed by the process that holds it; one that is not was left';
