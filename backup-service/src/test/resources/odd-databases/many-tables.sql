do $$ begin for n in 1..600 loop execute format('create table t%s (id int primary key, a text unique)', n)
    ; if n % 100 = 0 then commit; end if; end loop; end $$;
insert into t7 values (1, 'x');
