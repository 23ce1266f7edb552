create table t (a text collate "C", b text collate "POSIX");
create unique index on t (a, b);
insert into t values ('a', 'B');
