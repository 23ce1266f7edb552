-- database with: encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'
create table t (a text);
insert into t values ('grüß');
create type e as enum ('ä');
