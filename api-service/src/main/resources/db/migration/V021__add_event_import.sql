alter table calendar_event
    add column uid           text,   -- of the file that it was imported from; null for events of our own
    add column recurrence_id text,   -- of an imported event: which occurrence of a recurring one it stands for
    add column time_zone     text,   -- in which a recurring event keeps its time of day; null for the user's
    add column excluded      text;   -- starts at which a recurring event does not take place, UTC, comma-separated
create unique index calendar_event_uid on calendar_event (uid, coalesce(recurrence_id, '')) where uid is not null;
