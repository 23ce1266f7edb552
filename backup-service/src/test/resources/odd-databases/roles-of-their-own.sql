create table t (a int);
alter table t owner to "odd-one 'role'";
grant select on t to "odd-one 'role'" with grant option;
alter default privileges for role "odd-one 'role'" grant select on tables to public;
