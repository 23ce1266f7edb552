#!/usr/bin/env bash
# Asks the backup service for a backup, waits until it is proved by a restore, and checks that it was copied off the host.
# Runs on the host; the workflow backup.yml calls it over SSH every day. Fails loudly on anything else.
#
# usage: ops/backup_nightly.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
WAIT_SECONDS=${WAIT_SECONDS:-3600}
PAUSE_SECONDS=${PAUSE_SECONDS:-10}

fail() {
	printf 'backup: %s\n' "$*" >&2
	exit 1
}
field() { sed -n "s/.*\"$1\" *: *\"\{0,1\}\([^\",}]*\).*/\1/p" <<<"$2" | head -n 1; }
copies() {
	ops/dc.sh exec -T backup request /metrics |
		awk '/^sparkone_backup_copies_total\{.*result="success"/ { sum += $2 } END { print sum + 0 }'
}

off_site=$(ops/dc.sh exec -T backup printenv BACKUP_S3_BUCKET || true)
copied=$(copies)
id=$(field id "$(ops/call.sh backup -X POST /backups)")
[ -n "$id" ] || fail "the backup service did not start one"
echo "backup: $id was started"

deadline=$((SECONDS + WAIT_SECONDS))
while :; do
	answer=$(ops/call.sh backup "/backups/$id") || answer=
	state=$(field state "$answer")
	case $state in
	verified) break ;;
	failed) fail "$id failed while $(field failed_stage "$answer"): $(field error "$answer")" ;;
	esac
	[ "$SECONDS" -lt "$deadline" ] || fail "$id is still '$state' after $WAIT_SECONDS s"
	sleep "$PAUSE_SECONDS"
done
echo "backup: $id was restored and compared, $(field size_bytes "$answer") bytes"

if [ -z "$off_site" ]; then
	echo "backup: BACKUP_S3_BUCKET is not set, so there is no copy off this host" >&2
	if [ "${ENVIRONMENT:-staging}" = production ]; then exit 1; fi
else
	until [ "$(copies)" -gt "$copied" ]; do
		[ "$SECONDS" -lt "$deadline" ] || fail "$id was not copied to $off_site"
		sleep "$PAUSE_SECONDS"
	done
	echo "backup: $id was copied to $off_site"
fi
