-- What GET /tasks reads in its transaction: the newest page and the number of all tasks.
begin;
select id, channel, completed_at, created_at, deleted_at, description, due_at, priority, recurrence, sender, status, successor_id, title, updated_at, version from task where deleted_at is null order by id desc offset 0 rows fetch first 50 rows only;
select coalesce(sum(delta), 0) from task_tally;
commit;
