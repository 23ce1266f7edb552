#!/usr/bin/env bash
# Deploys to a host over SSH. Runs within `sops exec-env`, so that the secrets go from there to the host's Docker without
# a file. Variables: SSH_HOST, SSH_USERNAME, SSH_KEY (the private key), SSH_KNOWN_HOSTS (the host's pinned key),
# STAGING_PATH, and the five *_IMAGE.
#
# usage: ops/deploy_remote.sh [rollback]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for name in SSH_HOST SSH_USERNAME SSH_KEY SSH_KNOWN_HOSTS STAGING_PATH; do
	[ -n "${!name:-}" ] || {
		echo "deploy_remote: $name is not set" >&2
		exit 64
	}
done
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%s\n' "$SSH_KEY" >"$work/key"
printf '%s\n' "$SSH_KNOWN_HOSTS" >"$work/known_hosts"
remote() {
	ssh -i "$work/key" -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=15 \
		-o ServerAliveInterval=15 -o "UserKnownHostsFile=$work/known_hosts" "$SSH_USERNAME@$SSH_HOST" "$@"
}

# Everything that the compose file mentions and that is set here, quoted for the shell at the other end.
variables() {
	local name
	grep -ohE '\$\{[A-Z][A-Z0-9_]*' ops/staging-compose.yml ops/production-compose.yml | cut -c3- | sort -u |
		while read -r name; do
			if [ -n "${!name:-}" ]; then printf 'export %s=%q\n' "$name" "${!name}"; fi
		done
	for name in COMPOSE_FILE API_REPLICAS; do
		if [ -n "${!name:-}" ]; then printf 'export %s=%q\n' "$name" "${!name}"; fi
	done
}

path=$(printf '%q' "$STAGING_PATH")
# The host's own state stays: which colour is in service, certificates, the record of images.
keep=ops/traefik/dynamic/weights.yml
tar -cz --exclude='ops/traefik/acme/*' --exclude=ops/.state --exclude=ops/local --exclude=ops/bench ops secrets/expiry.tsv |
	remote "mkdir -p $path && cd $path && if [ -f $keep ]; then tar -xz --exclude=$keep; else tar -xz; fi"
{
	variables
	printf 'cd %s && exec ops/deploy.sh %s\n' "$path" "${1:-}"
} | remote bash -s
