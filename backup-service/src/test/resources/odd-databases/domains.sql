create domain small as int check (value < 10);
create domain tiny as small check (value < 5) not null;
create table t (a tiny, b small[]);
insert into t values (1, '{9,8}');
