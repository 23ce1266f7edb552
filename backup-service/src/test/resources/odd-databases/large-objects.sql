create table t (o oid);
insert into t select lo_from_bytea(0, decode(repeat('ab', 5000), 'hex'));
insert into t values (lo_create(4711));
do $$ declare f int := lo_open(4711, 131072); begin perform lo_lseek64(f, 100000, 0),
    lowrite(f, 'behind a hole'); end $$;
