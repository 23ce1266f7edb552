-- What somebody is to be told. The key is the producer's name of the notice: a second request with it changes nothing.
create table notification (
    id         uuid primary key,
    key        text        not null unique,
    source     text        not null,
    kind       text        not null check (kind in ('confirmation', 'reply', 'reminder', 'brief', 'alert', 'failure')),
    urgency    text        not null check (urgency in ('critical', 'normal', 'low')),
    channel    text check (channel in ('whatsapp', 'email')),
    recipient  text,
    language   text        not null,
    subject    text        not null,
    text       text        not null,
    expires_at timestamptz,
    state      text        not null check (state in
                   ('pending', 'held', 'delivered', 'failed', 'expired', 'digested', 'collapsed')),
    error      text,
    digest_key text,
    digest_id  uuid references notification on delete set null,
    version    int         not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
comment on column notification.channel is 'the only channel to use; null means WhatsApp with e-mail as the fallback';
comment on column notification.recipient is 'WhatsApp number or JID; null means the configured ones';
create index notification_created on notification (created_at desc);
create index notification_held on notification (digest_key) where state = 'held';
create index notification_expiring on notification (expires_at) where state in ('pending', 'held');

-- When the held notices of a key are told, as one. An open window holds what comes; a closed one lets it pass and opens again.
create table digest_window (
    key        text primary key,
    open_until timestamptz not null
);

-- One message to one recipient over one channel. Open while settled_at is null.
create table delivery (
    id              uuid primary key,
    notification_id uuid        not null references notification on delete cascade,
    channel         text        not null check (channel in ('whatsapp', 'email')),
    recipient       text        not null,
    state           text        not null check (state in
                        ('pending', 'sending', 'accepted', 'server_ack', 'delivered', 'unknown', 'failed', 'expired')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    lease_until     timestamptz,
    remote_id       text,
    remote_jid      text,
    checks          int         not null default 0,
    next_check_at   timestamptz,
    deadline_at     timestamptz,
    sent_at         timestamptz,
    acknowledged_at timestamptz,
    settled_at      timestamptz,
    error           text,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    unique (notification_id, channel, recipient),
    unique (channel, remote_id)
);
comment on column delivery.lease_until is 'end of the claim of the process that sends; after it, a delivery in sending has an unknown outcome';
comment on column delivery.remote_id is 'the channel''s own id of the message (WhatsApp key id); unique, so that no message is taken for two deliveries';
comment on column delivery.deadline_at is 'when a message without acknowledgement, or with an unknown outcome, is given up and told by e-mail';
create index delivery_pending on delivery (channel, next_attempt_at) where state = 'pending';
create index delivery_unsettled on delivery (channel, state) where settled_at is null;
create index delivery_recent on delivery (channel, recipient, sent_at);

-- The address under which WhatsApp has shown a message on this number's telephone: safer than any derivation from the digits.
create table learned_jid (
    number     text primary key,
    remote_jid text        not null,
    learned_at timestamptz not null
);

-- Alerts that were told, so that Alertmanager's repetitions are not told again too soon.
create table alert (
    fingerprint     text        not null,
    starts_at       timestamptz not null,
    status          text        not null check (status in ('firing', 'resolved')),
    notification_id uuid references notification on delete set null,
    repeats         int         not null default 0,
    told_at         timestamptz not null,
    seen_at         timestamptz not null,
    primary key (fingerprint, starts_at, status)
);
create index alert_seen on alert (seen_at);
