#!/usr/bin/env bash
# docker compose for a person on the host, with the images of the last deploy. What makes containers anew (up, run, …) needs
# the secrets too, which are not on the host but in a file that the age key opens; for all else stand-ins do:
#   read -rs SOPS_AGE_KEY && export SOPS_AGE_KEY       # paste the line AGE-SECRET-KEY-…
#   sops exec-env secrets/staging.sops.yaml 'ops/dc.sh up -d --no-deps --wait sync'
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=ops/lib/stand_ins.sh
. ops/lib/stand_ins.sh
export COMPOSE_FILE=${COMPOSE_FILE:-ops/staging-compose.yml}
# shellcheck disable=SC1091
if [ -f ops/.state/images.env ]; then . ops/.state/images.env; fi
case ${1:-} in
ps | logs | exec | start | stop | restart | kill | top | port | images | ls | events | cp | rm) stand_ins ;;
esac
exec docker compose --profile green "$@"
