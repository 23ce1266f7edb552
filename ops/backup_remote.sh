#!/usr/bin/env bash
# ops/backup_nightly.sh on the host of ops/ssh.sh. Compose reads its file there and so needs the variables that it requires.
# usage: sops exec-env secrets/staging.sops.yaml ops/backup_remote.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=ops/lib/variables.sh
. ops/lib/variables.sh
{
	variables
	echo 'exec ops/backup_nightly.sh'
} | ops/ssh.sh 'bash -s'
