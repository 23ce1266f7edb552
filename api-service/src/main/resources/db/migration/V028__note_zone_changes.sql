alter table preference add column zone_since timestamptz;
comment on column preference.zone_since is 'when the zone was last changed: a brief whose time had passed there already is caught up with from then; null for never';
comment on column calendar_event.time_zone is 'in which whole days are meant and a recurring event keeps its time of day; null for the user''s';
