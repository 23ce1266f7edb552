create table t (a int primary key);
create publication one for table t;
create publication everything for all tables;
