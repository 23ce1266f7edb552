#!/usr/bin/env bash
# secrets/make.sh against the real sops, with throwaway keys: both keys open the file, a stranger's does not, and a
# changed byte is noticed.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in ci offline stranger; do age-keygen -o "$work/$name.key" 2>/dev/null; done
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
# a value that is taken out leaves all others readable: only the MAC tells
sed -i -E 's/^(REDIS_PASSWORD): .*/\1: ""/' "$file"
if SOPS_AGE_KEY_FILE=$work/ci.key sops decrypt "$file" >/dev/null 2>&1; then fail "a changed file is accepted"; fi
for committed in secrets/staging.sops.yaml secrets/production.sops.yaml; do
	[ "$(sops filestatus "$committed")" = '{"encrypted":true}' ] || fail "$committed is not encrypted"
done
echo "secrets: made, opened by both keys and no other, tampering noticed"
