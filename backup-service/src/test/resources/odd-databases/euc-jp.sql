-- database with: encoding 'EUC_JP' lc_collate 'C' lc_ctype 'C'
create table t (a text);
insert into t values ('日本');
