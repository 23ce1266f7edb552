alter table message add column user_name text;
comment on column message.user_name is 'whose credential it came with, where the channel names no sender: their conversation is remembered, too';
