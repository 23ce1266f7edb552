-- What a user set; what is null follows the environment.
create table preference (
    user_name               text primary key,
    version                 int         not null,
    timezone                text,
    language                text,
    brief_enabled           boolean     not null,
    brief_time              time        not null,
    deadline_reminder_hours int         not null,
    event_reminder_minutes  int         not null,
    overdue_reminders       boolean     not null,
    quiet_from              time,
    quiet_to                time,
    updated_at              timestamptz not null
);
