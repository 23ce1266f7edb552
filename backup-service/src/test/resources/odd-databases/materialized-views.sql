create table t as select generate_series(1, 50) a;
create materialized view full_one as select count(*) c from t;
create materialized view above as select c + 1 as c from full_one;
create unique index on above (c);
create materialized view never as select * from t with no data;
create view over_it as select * from above;
