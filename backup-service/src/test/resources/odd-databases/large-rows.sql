create table t (a text, b bytea, c json);
insert into t values (repeat('ab', 50000000), decode(repeat('00', 20000000), 'hex'), to_json(repeat('j', 20000000)));
