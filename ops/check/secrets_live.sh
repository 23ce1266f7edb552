#!/usr/bin/env bash
# secrets/make.sh and the commands of secrets/README.md against the real sops, with throwaway keys: both keys open the file,
# a stranger's does not, a value can be changed, a revoked key opens it no more, and a changed byte is noticed.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in ci next-ci offline stranger; do age-keygen -o "$work/$name.key" 2>/dev/null; done
sed -E "s/age1[a-z0-9]+,/$(age-keygen -y "$work/ci.key"),/; s/^( +)age1[a-z0-9]+\$/\\1$(age-keygen -y "$work/offline.key")/" \
	secrets/.sops.yaml >"$work/.sops.yaml"
NOTION_API_KEY=ntn_test secrets/make.sh staging "$work" >/dev/null
file=$work/staging.sops.yaml

fail() { echo "secrets_live: $1" >&2; exit 1; }
for key in ci offline; do
	[ "$(SOPS_AGE_KEY_FILE=$work/$key.key sops exec-env "$file" "printenv NOTION_API_KEY")" = ntn_test ] || fail "$key cannot open it"
done
if SOPS_AGE_KEY_FILE=$work/stranger.key sops decrypt "$file" >/dev/null 2>&1; then fail "a stranger can open it"; fi
SOPS_AGE_KEY_FILE=$work/ci.key sops decrypt --extract '["AUTH_PRIVATE_KEY"]' "$file" | openssl pkey -noout || fail "AUTH_PRIVATE_KEY is no key"

# as a person does it, whose editor is a script here
SOPS_AGE_KEY_FILE=$work/offline.key EDITOR="sed -i s/^SMTP_HOST:.*/SMTP_HOST:\\ mail.test/" sops "$file" || fail "a value cannot be changed"
smtp_host() { SOPS_AGE_KEY_FILE=$work/$1.key sops exec-env "$file" 'printenv SMTP_HOST'; }
[ "$(smtp_host ci)" = mail.test ] || fail "a changed value is not there"
sed -i "s/$(age-keygen -y "$work/ci.key")/$(age-keygen -y "$work/next-ci.key")/" "$work/.sops.yaml"
export SOPS_AGE_KEY_FILE=$work/offline.key
sops --config "$work/.sops.yaml" updatekeys -y "$file" 2>/dev/null >&2 || fail "the recipients cannot be changed"
sops rotate -i "$file" || fail "the data key cannot be changed"
unset SOPS_AGE_KEY_FILE
[ "$(smtp_host next-ci)" = mail.test ] || fail "the new key cannot open it"
if smtp_host ci >/dev/null 2>&1; then fail "the revoked key still opens it"; fi

# a value that is taken out leaves all others readable: only the MAC tells
sed -i -E 's/^(REDIS_PASSWORD): .*/\1: ""/' "$file"
if SOPS_AGE_KEY_FILE=$work/offline.key sops decrypt "$file" >/dev/null 2>&1; then fail "a changed file is accepted"; fi
for committed in secrets/staging.sops.yaml secrets/production.sops.yaml; do
	[ "$(sops filestatus "$committed")" = '{"encrypted":true}' ] || fail "$committed is not encrypted"
done
echo "secrets: made, opened by both keys and no other, changed, a key revoked, tampering noticed"
