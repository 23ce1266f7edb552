-- Secrets are sealed from here on; those that were kept openly are set up again.
delete from web_totp;
comment on column web_totp.secret is 'sealed with a key that is derived from AUTH_PRIVATE_KEY';
