alter table calendar_feed add column user_name text references app_user;
comment on column calendar_feed.user_name is 'whose it is; null for the owner''s from before there were other users';
create index calendar_feed_user on calendar_feed (user_name);
