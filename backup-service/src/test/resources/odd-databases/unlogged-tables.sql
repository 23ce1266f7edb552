create unlogged table u as select generate_series(1, 500) a;
create index on u (a);
