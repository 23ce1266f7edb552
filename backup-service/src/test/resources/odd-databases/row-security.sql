create table t (owner text, n int);
insert into t values ('nobody', 1);
alter table t enable row level security;
alter table t force row level security;
create policy none_at_all on t using (false);
