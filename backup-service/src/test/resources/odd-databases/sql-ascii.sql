-- database with: encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'
create table t (a text);
insert into t select convert_from('\xff80', 'SQL_ASCII');
