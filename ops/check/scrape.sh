#!/usr/bin/env bash
# Writes the names of the metrics of a running program into ops/check/metrics/NAME.txt, against which the tests hold every
# rule and every panel. The services by default, as make dev-up runs them.
#
# usage: ops/check/scrape.sh [NAME URL]...
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/metrics"
if [ $# -eq 0 ]; then
	set -- api "http://127.0.0.1:${API_PORT:-8000}/metrics" sync "http://127.0.0.1:${SYNC_PORT:-8001}/metrics" \
		notify "http://127.0.0.1:${NOTIFY_PORT:-8002}/metrics" backup "http://127.0.0.1:${BACKUP_PORT:-8003}/metrics"
fi
while [ $# -ge 2 ]; do
	names=$(curl --silent --show-error --fail --max-time 10 "$2" | grep -aoE '^[a-zA-Z_:][a-zA-Z0-9_:]*' | LC_ALL=C sort -u)
	printf '# from a scrape of %s\n%s\n' "$1" "$names" >"$1.txt"
	printf '%-20s %4d names\n' "$1" "$(wc -l <<<"$names")"
	shift 2
done
