-- What clocks would have shown at the first occurrence, had they not been put forward over it: the second is back at that time.
alter table task add column meant_at timestamp;
alter table calendar_event add column meant_at timestamp;
