# deploy.sh, deploy_remote.sh and call.sh with a docker and an ssh that only write down what they are asked.

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
	export FAKE=$BATS_TEST_TMPDIR/fake PATH=$BATS_TEST_DIRNAME/bin:$PATH
	host=$BATS_TEST_TMPDIR/host
	mkdir -p "$FAKE" "$host/ops/lib" "$host/ops/traefik/acme" "$host/ops/traefik/dynamic" "$host/ops/prometheus/textfile" "$host/secrets"
	cp "$root"/ops/{deploy,secret_expiry,call,dc}.sh "$root/ops/staging-compose.yml" "$host/ops/"
	cp "$root/ops/lib/stand_ins.sh" "$host/ops/lib/"
	cp "$root/ops/traefik/dynamic/weights.yml" "$host/ops/traefik/dynamic/"
	cp "$root/secrets/expiry.tsv" "$host/secrets/"
	printf '#!/bin/sh\necho "backup $*" >>"$FAKE/calls"\ntest ! -e "$FAKE/no-backup"\n' >"$host/ops/backup.sh"
	chmod +x "$host/ops/backup.sh"
	install -m 600 /dev/null "$host/ops/traefik/acme/acme.json"
	export DRAIN_SECONDS=0 FREE_MEGABYTES=0
	images aaaa
}

images() { # the last four digits of the digest
	local name digest
	digest=$(printf '%060d%s' 0 "$1")
	for name in API SYNC NOTIFY BACKUP MIGRATE; do export "${name}_IMAGE=registry.test/x@sha256:$digest"; done
}

deploy() { run "$host/ops/deploy.sh" "$@"; }
calls() { cat "$FAKE/calls"; }
weights() { grep -o 'weight: .' "$host/ops/traefik/dynamic/weights.yml" | cut -c9 | tr -d '\n'; }
failing() { printf '%s\n' "$@" >"$FAKE/failing"; } # PATTERN [ONLY_AFTER]
line() { grep -n -- "$1" "$FAKE/calls" | head -n 1 | cut -d: -f1; }

@test "the first deploy migrates, starts the idle colour, checks it and switches" {
	deploy
	[ "$status" -eq 0 ]
	[ "$(weights)" = 01 ]
	[ "$(line 'run --rm --no-deps migrate')" -lt "$(line 'wait-timeout 180 api-green')" ]
	[ "$(line 'wait-timeout 180 api-green')" -lt "$(line 'wait-timeout 180 sync notify backup')" ]
	[[ $(calls) == *"stop api-blue"* ]]
	[[ $(calls) != *"backup ops"* ]]
}

@test "the second deploy backs up before it migrates, and the colour in service keeps its image" {
	deploy
	: >"$FAKE/calls"
	images bbbb
	deploy
	[ "$status" -eq 0 ]
	[ "$(weights)" = 10 ]
	[ "$(line '^backup ')" -lt "$(line 'run --rm --no-deps migrate')" ]
	[[ $(calls) == *"wait-timeout 180 api-blue [bbbb|aaaa]"* ]]
}

@test "without a backup nothing is deployed" {
	deploy
	: >"$FAKE/calls"
	touch "$FAKE/no-backup"
	deploy
	[ "$status" -ne 0 ]
	[[ $output == *"no backup, no deploy"* ]]
	[[ $(calls) != *migrate* ]]
	[ "$(weights)" = 01 ]
}

@test "a failed migration switches nothing" {
	failing '*run --rm*migrate*'
	deploy
	[ "$status" -ne 0 ]
	[ "$(weights)" = 10 ]
	[[ $(calls) != *"api-green"* ]]
}

@test "a colour that does not become ready is stopped, and the other stays in service" {
	failing '*--wait*api-green'
	deploy
	[ "$status" -ne 0 ]
	[ "$(weights)" = 10 ]
	[[ $(calls) == *"stop api-green"* ]]
	[[ $(calls) != *"up"*"sync notify backup"* ]]
}

@test "a colour that lists no tasks is not switched to" {
	failing '*/tasks?limit=1'
	deploy
	[ "$status" -ne 0 ]
	[ "$(weights)" = 10 ]
	[[ $output == *"lists no tasks"* ]]
}

@test "a failure after the switch goes back, with the services of before" {
	deploy
	: >"$FAKE/calls"
	images bbbb
	failing '*--wait*reverse-proxy*'
	deploy
	[ "$status" -ne 0 ]
	[ "$(weights)" = 01 ]
	[[ $(tail -n 1 "$FAKE/calls") == *"sync notify backup [aaaa|"* ]]
	grep -q 'aaaa$' "$host/ops/.state/images.env"
}

@test "a colour that fails its check after the switch is switched away from" {
	deploy
	: >"$FAKE/calls"
	images bbbb
	failing '*api-blue request /brief/structured' 'wait-timeout 180 reverse-proxy'
	deploy
	[ "$status" -ne 0 ]
	[[ $output == *"api-blue gives no brief"* ]]
	[ "$(weights)" = 01 ]
	[[ $(calls) == *"stop api-blue"* ]]
	[[ $(tail -n 1 "$FAKE/calls") == *"sync notify backup [aaaa|"* ]]
}

@test "an image that cannot be pulled changes nothing" {
	failing '*pull*'
	deploy
	[ "$status" -ne 0 ]
	[ "$(weights)" = 10 ]
	[[ $(calls) != *" up "* ]]
}

@test "while a deploy runs, a second one is refused and does nothing" {
	mkdir -p "$host/ops/.state"
	exec 8>"$host/ops/.state/lock"
	flock 8
	deploy
	exec 8>&-
	[ "$status" -ne 0 ]
	[[ $output == *"another deploy is running"* ]]
	[ ! -e "$FAKE/calls" ]
}

@test "a host without room for images and backup is left as it is" {
	FREE_MEGABYTES=999999999 deploy
	[ "$status" -ne 0 ]
	[[ $output == *"MB are free"* ]]
	[[ $(calls) != *pull* ]]
}

@test "a disk that is full at the switch leaves the colour in service, and its file whole" {
	mkdir -p "$host/ops/.state"
	ln -s /dev/full "$host/ops/.state/weights.next"
	cp "$host/ops/traefik/dynamic/weights.yml" "$BATS_TEST_TMPDIR/before"
	deploy
	[ "$status" -ne 0 ]
	cmp "$BATS_TEST_TMPDIR/before" "$host/ops/traefik/dynamic/weights.yml"
	[[ $output == *"could not be written"* ]]
	[[ $(calls) == *"stop api-green"* ]]
}

@test "who loses the connection does not stop the deploy, and its log is on the host" {
	(
		"$host/ops/deploy.sh" 2>&1
		echo "$?" >"$BATS_TEST_TMPDIR/status"
	) | head -n 1
	[ "$(cat "$BATS_TEST_TMPDIR/status")" = 0 ]
	[ "$(weights)" = 01 ]
	grep -q 'api-green is in service' "$host/ops/.state/deploy.log"
}

@test "rollback brings the images of before into service, without backup and migration" {
	deploy
	images bbbb
	deploy
	: >"$FAKE/calls"
	deploy rollback
	[ "$status" -eq 0 ]
	[ "$(weights)" = 01 ]
	[[ $(calls) == *"api-green [bbbb|aaaa]"* ]]
	[[ $(calls) != *migrate* ]]
	[[ $(calls) != *"backup ops"* ]]
}

@test "rollback without a deploy before says so" {
	deploy rollback
	[ "$status" -ne 0 ]
	[[ $output == *"nothing to go back to"* ]]
}

@test "an image without a digest is refused" {
	export SYNC_IMAGE=registry.test/sync:latest
	deploy
	[ "$status" -ne 0 ]
	[[ $output == *"SYNC_IMAGE must be an image with its digest"* ]]
	[ ! -e "$FAKE/calls" ]
}

@test "a value of the example is refused by its name, and not shown" {
	NOTION_API_KEY='ntn replace-me' deploy
	[ "$status" -ne 0 ]
	[[ $output == *"NOTION_API_KEY still has the value of the example"* ]]
	[[ $output != *"ntn replace-me"* ]]
}

@test "a file of certificates that others may read is refused" {
	chmod 644 "$host/ops/traefik/acme/acme.json"
	deploy
	[ "$status" -ne 0 ]
	[[ $output == *"mode 600"* ]]
}

@test "two replicas both get requests in the end" {
	API_REPLICAS=2 deploy
	[ "$status" -eq 0 ]
	[ "$(weights)" = 11 ]
	[[ $(calls) == *"wait-timeout 180 api-blue"* ]]
}

@test "a second replica that does not start is told, and the version in service is on record" {
	failing '*wait-timeout 180 api-blue'
	API_REPLICAS=2 deploy
	[ "$status" -ne 0 ]
	[[ $output == *"api-green is in service alone"* ]]
	[ "$(weights)" = 01 ]
	grep -q 'aaaa$' "$host/ops/.state/images.env"
}

@test "over SSH the host's key is pinned, secrets go through the pipe, and the colour in service stays" {
	export SSH_HOST=host.test SSH_USERNAME=deploy SSH_KEY=key SSH_KNOWN_HOSTS='host.test ssh-ed25519 AAAA'
	export STAGING_PATH="$BATS_TEST_TMPDIR/with space" REDIS_PASSWORD="a'b \$c" API_IMAGE
	mkdir -p "$STAGING_PATH/ops/traefik/dynamic" "$STAGING_PATH/ops/traefik/acme"
	sed 's/weight: 1/weight: 7/' "$root/ops/traefik/dynamic/weights.yml" >"$STAGING_PATH/ops/traefik/dynamic/weights.yml"
	install -m 600 /dev/null "$STAGING_PATH/ops/traefik/acme/acme.json"
	run "$root/ops/deploy_remote.sh"
	[ "$status" -eq 0 ]
	[[ $(calls) == *"StrictHostKeyChecking=yes"* ]]
	[[ $(calls) != *"a'b"* ]]
	grep -q 'api-green' "$STAGING_PATH/ops/traefik/dynamic/weights.yml"
	[ -f "$STAGING_PATH/ops/staging-compose.yml" ]
	[ -f "$STAGING_PATH/secrets/staging.sops.yaml" ]
	[[ $output == *"api-green is in service"* ]]
}

@test "over SSH a rollback brings back the version before" {
	export SSH_HOST=host.test SSH_USERNAME=deploy SSH_KEY=key SSH_KNOWN_HOSTS='host.test ssh-ed25519 AAAA'
	export STAGING_PATH=$host
	deploy
	images bbbb
	deploy
	[ "$(weights)" = 10 ]
	run "$root/ops/deploy_remote.sh" rollback
	[ "$status" -eq 0 ]
	[ "$(weights)" = 01 ]
	grep -q 'aaaa$' "$host/ops/.state/images.env"
}

@test "over SSH a missing variable is named before anything is done" {
	unset SSH_HOST
	run "$root/ops/deploy_remote.sh"
	[ "$status" -ne 0 ]
	[[ $output == *"SSH_HOST is not set"* ]]
	[ ! -e "$FAKE/calls" ]
}

@test "a call from inside takes a short token and hides it from the process list" {
	run "$host/ops/call.sh" sync -X POST /sync/dead-letters/replay
	[ "$status" -eq 0 ]
	[[ $(calls) == *"exec -T -e TOKEN api-green request -h sync -X POST /sync/dead-letters/replay"* ]]
	[[ $(calls) != *"abc.def"* ]]
}

@test "a backup that fails at night fails the workflow, with its reason" {
	cp "$root/ops/backup_nightly.sh" "$host/ops/"
	printf '#!/bin/sh\ncase "$*" in *POST*) echo %s ;; *) echo %s ;; esac\n' \
		"'{\"id\":\"b-1\",\"state\":\"queued\"}'" \
		"'{\"id\":\"b-1\",\"state\":\"failed\",\"failed_stage\":\"dumping\",\"error\":\"disk full\"}'" >"$host/ops/call.sh"
	run "$host/ops/backup_nightly.sh"
	[ "$status" -ne 0 ]
	[[ $output == *"b-1 failed while dumping: disk full"* ]]
}

@test "a backup that is never proved fails the workflow" {
	cp "$root/ops/backup_nightly.sh" "$host/ops/"
	printf '#!/bin/sh\necho %s\n' "'{\"id\":\"b-1\",\"state\":\"stored\"}'" >"$host/ops/call.sh"
	WAIT_SECONDS=1 PAUSE_SECONDS=1 run "$host/ops/backup_nightly.sh"
	[ "$status" -ne 0 ]
	[[ $output == *"still 'stored'"* ]]
}

@test "a container that a person makes anew has the image of the last deploy" {
	deploy
	unset API_IMAGE SYNC_IMAGE
	: >"$FAKE/calls"
	"$host/ops/dc.sh" up -d --no-deps sync
	[[ $(calls) == *"up -d --no-deps sync [aaaa|"* ]]
}

@test "a log can be read without the secrets, and nothing is made anew with stand-ins" {
	unset REDIS_PASSWORD
	mkdir "$BATS_TEST_TMPDIR/bin"
	printf '#!/bin/sh\necho "seen=${REDIS_PASSWORD:-none}"\n' >"$BATS_TEST_TMPDIR/bin/docker"
	chmod +x "$BATS_TEST_TMPDIR/bin/docker"
	PATH=$BATS_TEST_TMPDIR/bin:$PATH run "$host/ops/dc.sh" logs redis
	[ "$output" = seen=not-needed-here ]
	PATH=$BATS_TEST_TMPDIR/bin:$PATH run "$host/ops/dc.sh" up -d
	[ "$output" = seen=none ]
}
