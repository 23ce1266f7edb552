#!/usr/bin/env bash
# Deploys to a host over SSH. Runs within `sops exec-env`, so that the secrets go from there to the host's Docker without
# a file. Variables: SSH_HOST, SSH_USERNAME, SSH_KEY (the private key), SSH_KNOWN_HOSTS (the host's pinned key),
# STAGING_PATH, and the five *_IMAGE.
#
# usage: ops/deploy_remote.sh [rollback]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=ops/lib/variables.sh
. ops/lib/variables.sh

# The host's own state stays: which colour is in service, certificates, the record of images. The encrypted secrets go along
# for the person who has to make a container anew there, and brings the key.
keep=ops/traefik/dynamic/weights.yml
tar -cz --exclude='ops/traefik/acme/*' --exclude=ops/.state --exclude=ops/local --exclude=ops/bench ops secrets/expiry.tsv secrets/*.sops.yaml |
	ops/ssh.sh "if [ -f $keep ]; then tar -xz --exclude=$keep; else tar -xz; fi"
{
	variables
	printf 'exec ops/deploy.sh %s\n' "${1:-}"
} | ops/ssh.sh 'bash -s'
