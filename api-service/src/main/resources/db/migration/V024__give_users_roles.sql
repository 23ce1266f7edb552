-- People beside the owner: what each may do, and the WhatsApp number by which they are known.
alter table app_user drop constraint app_user_role_check;
alter table app_user add constraint app_user_role_check check (role in ('viewer', 'member', 'operator', 'admin'));
alter table app_user add column number text check (number ~ '^[0-9]{8,15}$');
alter table app_user add column left_at timestamptz;
comment on column app_user.number is 'of WhatsApp, digits only; null for none';
comment on column app_user.left_at is 'may no longer log in; the row stays, for revoked tokens and the audit log point at it';
