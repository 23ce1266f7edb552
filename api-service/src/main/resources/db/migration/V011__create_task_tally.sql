-- How many live tasks there are of each status, as changes that are summed: counting 100,000 rows for the total of each list took
-- 20 ms, and one counter row would make every write wait for the other. task_tally_compact() keeps the rows few.
create table task_tally (
    status text   not null,
    delta  bigint not null
);

insert into task_tally (status, delta) select status, count(*) from task where deleted_at is null group by status;

create function task_tally_note() returns trigger language plpgsql set search_path from current as $$
begin
    if tg_op = 'INSERT' then
        insert into task_tally (status, delta)
        select status, count(*) from new_tasks where deleted_at is null group by status;
    elsif tg_op = 'DELETE' then
        insert into task_tally (status, delta)
        select status, -count(*) from old_tasks where deleted_at is null group by status;
    else
        insert into task_tally (status, delta)
        select status, sum(n) from (
            select status, 1 as n from new_tasks where deleted_at is null
            union all
            select status, -1 from old_tasks where deleted_at is null
        ) as changes group by status having sum(n) <> 0;
    end if;
    return null;
end $$;

create trigger task_tally_insert after insert on task referencing new table as new_tasks
    for each statement execute function task_tally_note();
create trigger task_tally_update after update on task referencing old table as old_tasks new table as new_tasks
    for each statement execute function task_tally_note();
create trigger task_tally_delete after delete on task referencing old table as old_tasks
    for each statement execute function task_tally_note();

-- A reader sees the rows before or the sums after, never neither.
create function task_tally_compact() returns void language sql set search_path from current as $$
    with gone as (delete from task_tally returning status, delta)
    insert into task_tally (status, delta) select status, sum(delta) from gone group by status;
$$;
