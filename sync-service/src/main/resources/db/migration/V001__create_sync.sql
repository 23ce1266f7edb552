-- The hub: this service's copy of the tasks, fed by events; a deleted task stays as a tombstone.
create table hub_task (
    task_id     bigint primary key,
    version     int         not null,
    title       text        not null,
    description text,
    status      text        not null,
    priority    text        not null,
    due_at      timestamptz,
    deleted     boolean     not null,
    applied_at  timestamptz not null default now()
);

-- One row per place that tasks are kept in step with.
create table link (
    name             text primary key,
    target           text        not null,
    state            text        not null default 'active' check (state in ('active', 'halted')),
    reason           text,
    halted_deletes   int         not null default 0,
    approved_deletes int         not null default 0,
    watermark        timestamptz,
    last_attempt_at  timestamptz,
    last_success_at  timestamptz,
    last_error       text,
    failures         int         not null default 0,
    not_before       timestamptz,
    drift_items      int         not null default 0,
    audited_at       timestamptz,
    lease_owner      text,
    lease_until      timestamptz,
    webhook_token    text
);
comment on column link.target is 'the database or spreadsheet that the items belong to; another one begins from nothing';
comment on column link.approved_deletes is 'how many deletions a person has let pass the brake in the next complete reading';
comment on column link.watermark is 'changes up to here have been recorded in link_item; never ahead of that';

-- What is known of one task at one link.
create table link_item (
    id              bigint generated always as identity primary key,
    link            text        not null references link (name) on delete cascade,
    task_id         bigint,
    remote_id       text,
    state           text        not null check (state in
                        ('pending', 'synced', 'adopting', 'failed', 'quarantined', 'deleted')),
    base            jsonb       not null default '{}',
    intent          jsonb,
    op_id           uuid,
    delete_evidence boolean     not null default false,
    missing_reads   int         not null default 0,
    generation      bigint      not null default 0,
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    due_since       timestamptz,
    last_error      text,
    updated_at      timestamptz not null default now(),
    unique (link, task_id),
    unique (link, remote_id)
);
comment on column link_item.base is 'per field: the value both sides agreed on last, and hashes of how each side had it';
comment on column link_item.intent is 'values on their way to the remote side, written before the request';
comment on column link_item.op_id is 'set while a creation may have happened without its answer having been seen';
comment on column link_item.generation is 'grows with every reason to look again, so that a round does not clear a newer one';
create index link_item_due on link_item (link, next_attempt_at) where next_attempt_at is not null;

-- What the hub's owner was asked to change.
create table proposal (
    id           uuid primary key,
    item_id      bigint references link_item (id) on delete cascade,
    link         text        not null,
    kind         text        not null check (kind in ('create', 'update', 'delete')),
    task_id      bigint,
    remote_id    text,
    base_version int,
    changes      jsonb       not null,
    cells        jsonb       not null,
    state        text        not null default 'pending' check (state in ('pending', 'applied', 'rejected', 'expired')),
    detail       text,
    created_at   timestamptz not null default now(),
    sent_at      timestamptz not null default now(),
    resolved_at  timestamptz
);
comment on column proposal.cells is 'the remote values proposed, with their hashes: the new base once the change is applied';
create unique index proposal_pending on proposal (item_id) where state = 'pending';

-- A field that both sides changed: which value won, and the one that lost.
create table conflict (
    id          bigint generated always as identity primary key,
    link        text        not null,
    task_id     bigint      not null,
    field       text        not null,
    base_value  text,
    hub_value   text,
    remote_value text,
    winner      text        not null check (winner in ('hub', 'remote')),
    fingerprint text        not null unique,
    state       text        not null default 'open' check (state in ('open', 'resolved')),
    detected_at timestamptz not null default now(),
    resolved_at timestamptz,
    resolved_by text,
    kept        text
);

create table run (
    id           uuid primary key,
    link         text        not null,
    kind         text        not null check (kind in ('poll', 'manual', 'full', 'dry_run')),
    status       text        not null check (status in ('queued', 'running', 'success', 'failure', 'skipped')),
    requested_by text,
    task_id      bigint,
    requested_at timestamptz not null default now(),
    started_at   timestamptz,
    finished_at  timestamptz,
    created      int         not null default 0,
    updated      int         not null default 0,
    deleted      int         not null default 0,
    conflicts    int         not null default 0,
    failed       int         not null default 0,
    proposed     int         not null default 0,
    detail       text,
    plan         jsonb
);
create index run_queued on run (requested_at) where status = 'queued';
create index run_recent on run (requested_at);
