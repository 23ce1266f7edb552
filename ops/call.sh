#!/usr/bin/env bash
# A request to a service from inside, as the owner: for what is not routed to the outside (dead letters, restores) and
# for runbooks. Runs on the host.
#
# usage: ops/call.sh api|sync|notify|backup [-X METHOD] [-d JSON] PATH
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
service=${1:?usage: ops/call.sh api|sync|notify|backup [-X METHOD] [-d JSON] PATH}
shift
container=$(ops/dc.sh ps --services --status running | grep -E '^api-(blue|green)$' | head -n 1)
[ -n "$container" ] || {
	echo "call: no api is running" >&2
	exit 1
}
# shellcheck disable=SC2016  # the container's own variable
token=$(ops/dc.sh exec -T "$container" bash -c 'BASIC=owner:$WEB_PASSWORD request \
	-d "{\"name\":\"operator\",\"scopes\":[\"*\"],\"expires_in\":\"PT30S\"}" /auth/tokens' |
	sed -n 's/.*"token" *: *"\([^"]*\)".*/\1/p')
TOKEN=$token exec ops/dc.sh exec -T -e TOKEN "$container" request -h "$service" "$@"
