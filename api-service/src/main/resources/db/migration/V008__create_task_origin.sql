create table task_origin (
    link      text   not null,
    remote_id text   not null,
    task_id   bigint not null references task on delete cascade,
    primary key (link, remote_id)
);
