-- What POST /tasks does in its transaction: the task, its event in the outbox, its line in the audit log. No colon but for the
-- variable: pgbench would take what follows for one.
begin;
insert into task (channel, completed_at, created_at, deleted_at, description, due_at, priority, recurrence, sender, status, successor_id, title, updated_at, version)
values ('web', null, now(), null, 'Nota fiscal', to_timestamp(1894737600), 'high', null, null, 'pending', null, 'Pagar fornecedor', now(), 1) returning id \gset
insert into outbox (event_id, type, subject, time, traceparent, data)
values (gen_random_uuid(), 'task.created', 'task/' || :id, now(), '00-46d7b1ace019432233537b309410370d-efef1dc52e0a5b4d-01', cast('{"id" : 1, "title" : "Pagar fornecedor", "description" : "Nota fiscal", "status" : "pending", "priority" : "high", "due_at" : "2030-01-15T20Z", "recurrence" : null, "channel" : "web", "sender" : null, "version" : 1, "created_at" : "2026-11-22T06Z", "updated_at" : "2026-11-22T06Z", "completed_at" : null}' as json));
insert into audit_log (at, actor, token_id, address, method, path, status)
values (now(), 'owner', '6b7641e4-6e58-4e43-829c-e63ff3329c6f', '127.0.0.1', 'POST', '/tasks', 201);
commit;
