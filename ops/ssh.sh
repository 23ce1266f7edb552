#!/usr/bin/env bash
# Runs one command in the deployed folder of a host, with the host's key pinned. Variables as in ops/deploy_remote.sh, and
# SSH_PORT where it is not 22.
#
# usage: ops/ssh.sh COMMAND
set -euo pipefail
for name in SSH_HOST SSH_USERNAME SSH_KEY SSH_KNOWN_HOSTS STAGING_PATH; do
	[ -n "${!name:-}" ] || {
		echo "ssh: $name is not set" >&2
		exit 64
	}
done
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%s\n' "$SSH_KEY" >"$work/key"
printf '%s\n' "$SSH_KNOWN_HOSTS" >"$work/known_hosts"
ssh -i "$work/key" -p "${SSH_PORT:-22}" -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=15 \
	-o ServerAliveInterval=15 -o "UserKnownHostsFile=$work/known_hosts" "$SSH_USERNAME@$SSH_HOST" \
	"cd $(printf '%q' "$STAGING_PATH") && ${1:?usage: ops/ssh.sh COMMAND}"
