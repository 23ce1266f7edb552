create schema "Two words, ""quoted""";
create table "Two words, ""quoted"""."täble
of 'mine' \ %s $$" ("Column drop" int, "select" text);
insert into "Two words, ""quoted"""."täble
of 'mine' \ %s $$" values (1, 'x');
create table xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ("r" int);
create table "only" (a int);
create table " " (" " int);
insert into " " values (1);
