-- The task in which the repetitions of a completed one go on: completed again after it was reopened, it makes no second one.
alter table task add column successor_id bigint;
