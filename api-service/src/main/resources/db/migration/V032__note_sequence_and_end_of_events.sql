alter table calendar_event
    add column sequence int,         -- of the file that it was last taken from: an older one changes nothing
    add column last_at  timestamptz; -- when the last occurrence of a series is over; null for none, or for one that does not end
