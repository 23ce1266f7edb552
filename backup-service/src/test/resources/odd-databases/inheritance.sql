create table base (a int check (a > 0));
create table heir (b int) inherits (base);
insert into base values (1);
insert into heir values (2, 3);
