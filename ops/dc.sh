#!/usr/bin/env bash
# docker compose for a person on the host. Compose wants every variable even to show a log; here the ones that are not
# set get a stand-in for commands that start nothing new. What makes containers anew (up, run, …) needs the real ones:
#   sops exec-env secrets/staging.sops.yaml 'ops/dc.sh up -d --no-deps --wait sync'
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export COMPOSE_FILE=${COMPOSE_FILE:-ops/staging-compose.yml}
case ${1:-} in
ps | logs | exec | start | stop | restart | kill | top | port | images | ls | events | cp)
	IFS=: read -r -a files <<<"$COMPOSE_FILE"
	while read -r name; do
		if [ -z "${!name:-}" ]; then export "$name=not-needed-here"; fi
	done < <(grep -ohE '\$\{[A-Z0-9_]+:\?' "${files[@]}" | tr -cd 'A-Z0-9_\n' | sort -u)
	;;
esac
exec docker compose --profile green "$@"
