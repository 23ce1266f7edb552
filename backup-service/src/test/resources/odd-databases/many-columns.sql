do $$ begin execute (select 'create table wide (' || string_agg('c' || n || ' smallint', ', ') || ')'
    from generate_series(1, 1600) n); end $$;
insert into wide (c1, c1600) values (1, 2);
