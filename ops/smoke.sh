#!/usr/bin/env bash
# Looks at a deployed SparkOne from outside, as a client does. Every check must pass.
#
# usage: STAGING_URL=https://… WEB_PASSWORD=… ops/smoke.sh
set -euo pipefail
: "${STAGING_URL:?set STAGING_URL}" "${WEB_PASSWORD:?set WEB_PASSWORD}"
url=${STAGING_URL%/}
failed=0

# the credentials go through a file descriptor, not the process list
call() { # NAME WANTED_STATUS PATTERN PATH CURL_CONFIG [ARGUMENT...]
	local name=$1 wanted=$2 pattern=$3 path=$4 config=$5 answer status
	shift 5
	answer=$(curl --silent --show-error --max-time 15 --retry 3 --retry-connrefused --proto '=https,http' \
		--config <(printf '%s' "$config") --write-out '\n%{http_code}' "$@" "$url$path") || answer=$'\n000'
	status=${answer##*$'\n'}
	body=${answer%$'\n'*}
	if [ "$status" = "$wanted" ] && [[ $body =~ $pattern ]]; then
		printf 'ok      %s\n' "$name"
	else
		printf 'FAILED  %s: %s answered %s, wanted %s with %s\n' "$name" "$path" "$status" "$wanted" "${pattern:-any body}"
		failed=1
	fi
}

call health 200 '"UP"' /health ''
call database 200 '"UP"' /health/database ''
call 'metrics are not public' 404 '' /metrics ''
call 'dead letters are not public' 404 '' /sync/dead-letters ''
call 'tasks need a credential' 401 '' /tasks ''
call 'a token' 201 '"token"' /auth/tokens "user = \"owner:$WEB_PASSWORD\"" \
	--json '{"name":"smoke","scopes":["tasks:read","brief:read"],"expires_in":"PT5M"}'
token=$(sed -n 's/.*"token" *: *"\([^"]*\)".*/\1/p' <<<"$body")
call tasks 200 '"total"' '/tasks?limit=1' "header = \"Authorization: Bearer $token\""
call brief 200 '[{]' /brief/structured "header = \"Authorization: Bearer $token\""
call 'brief as text' 200 '.' /brief/text "header = \"Authorization: Bearer $token\""
exit "$failed"
