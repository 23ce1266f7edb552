create table t (a int) tablespace "Odd space";
create index on t (a) tablespace "Odd space";
insert into t values (1);
