-- Every index of the outbox costs at each insert and once more when the row is numbered. No query needs these: ids are random and
-- made once, and retention goes by number, oldest first.
alter table outbox drop constraint outbox_event_id_key;
drop index outbox_time;
