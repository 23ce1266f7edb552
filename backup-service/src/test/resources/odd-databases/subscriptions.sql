create table t (a int);
create subscription abroad connection 'host=127.0.0.1 port=1 dbname=x' publication p
    with (connect = false, slot_name = none);
