#!/usr/bin/env bash
# Starts an image with the restrictions of the compose file and looks, from within, at what is left to it. Needs Docker
# only. The compose file is held to these flags by a test; this shows that the engine honours them and that Java lives.
#
# usage: ops/images/try.sh [IMAGE]        sparkone/api:local by default
set -euo pipefail
image=${1:-sparkone/api:local}
name=sparkone-try-$$
# shellcheck disable=SC2054  # the commas are of --tmpfs
flags=(--read-only --cap-drop ALL --security-opt no-new-privileges:true --init --memory 640m --pids-limit 400 --cpus 1
	--network none --tmpfs /tmp:size=64m,mode=1777 --tmpfs /run/sparkone:size=1m,mode=0700,uid=185,gid=185)
trap 'docker rm --force "$name" >/dev/null 2>&1 || true' EXIT
failed=0
expect() { # WHAT WANTED ACTUAL
	if [ "$2" = "$3" ]; then
		printf 'ok      %s: %s\n' "$1" "$3"
	else
		printf 'FAILED  %s: wanted %s, got %s\n' "$1" "$2" "$3"
		failed=1
	fi
}
inside() { docker exec "$name" bash -c "$1" 2>&1 || true; }

docker run --detach --name "$name" "${flags[@]}" --env AUTH_PRIVATE_KEY=a-key "$image" sleep 300 >/dev/null
# shellcheck disable=SC2016  # for the shell inside
expect 'user' 185:185 "$(inside 'echo $(id -u):$(id -g)')"
expect 'capabilities' 0000000000000000 "$(inside "sed -n 's/^CapEff:[[:space:]]*//p' /proc/self/status")"
expect 'capabilities to gain' 0000000000000000 "$(inside "sed -n 's/^CapBnd:[[:space:]]*//p' /proc/self/status")"
expect 'no new privileges' 1 "$(inside "sed -n 's/^NoNewPrivs:[[:space:]]*//p' /proc/self/status")"
expect 'root file system' refused "$(inside 'touch /opt/sparkone/x 2>/dev/null && echo written || echo refused')"
expect 'temporary files' written "$(inside 'touch /tmp/x && echo written || echo refused')"
expect 'secret file' '600 185 a-key' "$(inside 'stat -c "%a %u" /run/sparkone/auth-private.pem | tr "\n" " "; cat /run/sparkone/auth-private.pem')"
expect 'processes' 400 "$(docker inspect --format '{{.HostConfig.PidsLimit}}' "$name")"
expect 'memory' 671088640 "$(docker inspect --format '{{.HostConfig.Memory}}' "$name")"
expect 'Java' 25 "$(inside 'java -version 2>&1' | sed -n 's/.* version "\([0-9]*\).*/\1/p')"
expect 'the probe, with nothing to answer it' failed "$(inside 'request /health/ready >/dev/null 2>&1 && echo answered || echo failed')"
docker rm --force "$name" >/dev/null

# the service itself, without its variables: it must refuse and say why
output=$(timeout 120 docker run --name "$name" "${flags[@]}" --env ENVIRONMENT=staging "$image" 2>&1) && status=0 || status=$?
expect 'a start without variables is refused' yes "$([ "$status" -ne 0 ] && [ "$status" -ne 124 ] && echo yes || echo "no, status $status")"
printf '%s\n' "$output" | grep -E 'ERROR|Exception|Set|must' | head -n 3 | cut -c1-200
exit "$failed"
