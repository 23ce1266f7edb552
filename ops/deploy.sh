#!/usr/bin/env bash
# Brings new images into service on this host, without a lost request: backup, migration, the idle colour of the api,
# a check of it, the switch, then the other services. Whatever fails before the switch changes nothing that is in use;
# whatever fails after it is taken back.
#
# usage: API_IMAGE=… SYNC_IMAGE=… NOTIFY_IMAGE=… BACKUP_IMAGE=… MIGRATE_IMAGE=… ops/deploy.sh
#        ops/deploy.sh rollback        the images before, without migration (migrations only ever add: docs/infra.md)
# Secrets come from the environment (sops exec-env). COMPOSE_FILE: ops/staging-compose.yml[:ops/production-compose.yml]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export COMPOSE_FILE=${COMPOSE_FILE:-ops/staging-compose.yml}
STATE=${STATE:-ops/.state}
WEIGHTS=${WEIGHTS:-ops/traefik/dynamic/weights.yml}
DRAIN_SECONDS=${DRAIN_SECONDS:-10}
WAIT_SECONDS=${WAIT_SECONDS:-180}
API_REPLICAS=${API_REPLICAS:-1}
FREE_MEGABYTES=${FREE_MEGABYTES:-3000}
IMAGES=(API_IMAGE SYNC_IMAGE NOTIFY_IMAGE BACKUP_IMAGE MIGRATE_IMAGE)
AROUND=(reverse-proxy prometheus alertmanager grafana blackbox-exporter cadvisor node-exporter postgres-exporter
	redis-exporter)

say() { printf 'deploy: %s\n' "$*"; }
fail() {
	printf 'deploy: %s\n' "$*" >&2
	exit 1
}
compose() { docker compose --profile green "$@"; }
up() { compose up --detach --no-deps --wait --wait-timeout "$WAIT_SECONDS" "$@"; }

active() { # the colour with the greater weight
	awk '$2 == "name:" { name = $3 } $1 == "weight:" && $2 > best { best = $2; colour = name } END { print colour }' "$WEIGHTS"
}

weights() { # BLUE GREEN; by a rename, so that Traefik never reads half a file, and not at all where the disk is full
	awk -v blue="$1" -v green="$2" \
		'$2 == "name:" { name = $3 } $1 == "weight:" { sub(/[0-9]+/, name == "api-blue" ? blue : green) } { print }' \
		"$WEIGHTS" >"$STATE/weights.next" && chmod 0644 "$STATE/weights.next" && mv "$STATE/weights.next" "$WEIGHTS"
}

give_all_to() {
	if [ "$1" = api-blue ]; then weights 1 0; else weights 0 1; fi
}

check() {
	local name value
	for name in "${IMAGES[@]}"; do
		value=${!name:-}
		[[ $value =~ @sha256:[0-9a-f]{64}$ ]] || fail "$name must be an image with its digest, and is '${value}'"
	done
	# the names only: never the value of a secret
	if name=$(env | grep -a 'replace-me' | cut -d= -f1 | head -n 1) && [ -n "$name" ]; then
		fail "$name still has the value of the example"
	fi
	[ "$(stat -c %a ops/traefik/acme/acme.json 2>/dev/null)" = 600 ] ||
		fail "ops/traefik/acme/acme.json must exist with mode 600: install -m 600 /dev/null ops/traefik/acme/acme.json"
	compose config --quiet || fail "a variable is missing"
	free=$(df --output=avail --block-size=1M . | tail -n 1)
	[ "$free" -ge "$FREE_MEGABYTES" ] || fail "only $free MB are free here, images and backup need $FREE_MEGABYTES (docs/OPERATIONS.md#diskfilling)"
}

# What a person would look at first; from inside, as metrics are not reachable from outside.
smoke() { # CONTAINER
	local token answer
	compose exec -T "$1" request /health/ready >/dev/null || fail "$1 is not ready"
	# read to the end before looking: a pipe that grep closes early would count as a failure
	answer=$(compose exec -T "$1" request /metrics) || fail "$1 shows no metrics"
	[[ $answer == *$'\n'sparkone_outbox_pending* ]] || fail "$1 shows no metrics of its own"
	# shellcheck disable=SC2016  # the container's own variable
	token=$(compose exec -T "$1" bash -c 'BASIC=owner:$WEB_PASSWORD request \
		-d "{\"name\":\"deploy\",\"scopes\":[\"tasks:read\",\"brief:read\"],\"expires_in\":\"PT5M\"}" /auth/tokens' |
		sed -n 's/.*"token" *: *"\([^"]*\)".*/\1/p')
	[ -n "$token" ] || fail "$1 gives no token"
	answer=$(TOKEN=$token compose exec -T -e TOKEN "$1" request '/tasks?limit=1') || fail "$1 lists no tasks"
	[[ $answer == *'"total"'* ]] || fail "$1 gives no list of tasks"
	TOKEN=$token compose exec -T -e TOKEN "$1" request /brief/structured >/dev/null || fail "$1 gives no brief"
}

switch_back() {
	trap - ERR EXIT
	say "failed: going back to $old" >&2
	give_all_to "$old" || say "$WEIGHTS could not be written: see docs/OPERATIONS.md#backenddown" >&2
	# what the file says, since a full disk may have kept it as it was
	if [ "$(active)" = "$old" ]; then compose stop "$new" >/dev/null 2>&1 || true; fi
	if [ -f "$STATE/images.env" ]; then
		(
			# shellcheck disable=SC1091
			. "$STATE/images.env"
			up sync notify backup
		) || say "the other services did not come back: see docs/OPERATIONS.md#rollback" >&2
	fi
	exit 1
}

# Who started this may lose the connection: the deploy goes on to its end, which its log tells.
keep_going() {
	trap '' HUP PIPE
	exec > >(exec tee --append --output-error=warn "$STATE/deploy.log") 2>&1
}

deploy() { # yes|no: with backup and migration
	mkdir -p "$STATE"
	keep_going
	exec 9>"$STATE/lock"
	flock --nonblock 9 || fail "another deploy is running"
	check
	say "pulling"
	compose pull --quiet
	up postgres redis
	if [ "$1" = yes ]; then
		if [ -f "$STATE/images.env" ]; then
			say "backing up"
			ops/backup.sh "${BACKUP_FOLDER:-$STATE/backups}" || fail "no backup, no deploy"
		fi
		say "migrating"
		compose run --rm --no-deps migrate || fail "the migration failed; nothing was switched"
	fi
	ops/secret_expiry.sh
	old=$(active)
	if [ "$old" = api-blue ]; then new=api-green; else new=api-blue; fi
	images_for_colours
	say "starting $new"
	up "$new" || {
		compose logs --tail 50 "$new" >&2 || true
		compose stop "$new" || true
		fail "$new does not become ready; $old stays in service"
	}
	(smoke "$new") || {
		compose stop "$new" || true
		fail "$new fails its check; $old stays in service"
	}
	trap switch_back EXIT
	say "switching to $new"
	give_all_to "$new"
	sleep "$DRAIN_SECONDS"
	up sync notify backup
	up "${AROUND[@]}"
	(smoke "$new")
	trap - EXIT
	finish
}

# The colour in service keeps its image until the switch.
images_for_colours() {
	local running=$API_IMAGE
	if [ -f "$STATE/images.env" ]; then
		# shellcheck disable=SC1091
		running=$(. "$STATE/images.env" && printf '%s' "$API_IMAGE")
	fi
	if [ "$new" = api-green ]; then
		export API_GREEN_IMAGE=$API_IMAGE API_IMAGE=$running
		NEW_API_IMAGE=$API_GREEN_IMAGE
	else
		export API_GREEN_IMAGE=$running
		NEW_API_IMAGE=$API_IMAGE
	fi
}

finish() {
	export API_IMAGE=$NEW_API_IMAGE API_GREEN_IMAGE=$NEW_API_IMAGE
	if [ -f "$STATE/images.env" ]; then cp "$STATE/images.env" "$STATE/images.previous.env"; fi
	for name in "${IMAGES[@]}"; do printf 'export %s=%q\n' "$name" "${!name}"; done >"$STATE/images.env.next"
	mv "$STATE/images.env.next" "$STATE/images.env"
	if [ "$API_REPLICAS" -ge 2 ]; then
		up "$old" || fail "$new is in service alone: $old, the second replica, does not become ready"
		weights 1 1
	else
		compose stop "$old" >/dev/null
	fi
	say "done: $new is in service"
}

case ${1:-deploy} in
deploy) deploy yes ;;
rollback)
	[ -f "$STATE/images.previous.env" ] || fail "there is nothing to go back to"
	# shellcheck disable=SC1091
	. "$STATE/images.previous.env"
	deploy no
	;;
*) fail "usage: ops/deploy.sh [rollback]" ;;
esac
