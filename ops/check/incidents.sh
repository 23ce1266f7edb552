#!/usr/bin/env bash
# Provokes incidents on the running suite, and for each waits until a real Prometheus with the committed rules fires its
# alert, the notice has arrived (Slack, WhatsApp or e-mail, each played by a stand-in), and the steps of its runbook have
# cleared it. The steps are read in docs/OPERATIONS.md: a step that is not written there is a failure.
#
# The suite is started by ops/check/live/rig.sh, on free ports and in a temporary folder; spans of time in the rules are
# divided by 30 (ops/check/live/shorten.sh). Takes about four minutes. Needs what ops/check/install.sh installs, and
# the packaged services (make build).
#
# usage: [KEEP=1] ops/check/incidents.sh          KEEP leaves the folder with all logs after a failure
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=ops/check/live/rig.sh
. ops/check/live/rig.sh
trap stop_rig EXIT
trap 'exit 130' INT TERM

LIMIT=120
table=()

# --- what is seen -------------------------------------------------------------------------------------------------
await() { # WHAT COMMAND...
	local what=$1 begin=$SECONDS
	shift
	until "$@"; do
		if [ $((SECONDS - begin)) -ge $LIMIT ]; then
			echo "FAILED  $what: not within $LIMIT s" >&2
			echo "firing: $(firing)" >&2
			grep -hiE 'level=(error|warn)' "$work"/*.log | tail -n 5 >&2 || true
			exit 1
		fi
		sleep 1
	done
	printf 'ok      %-70s %3d s\n' "$what" $((SECONDS - begin))
}
firing() {
	curl -s --max-time 10 "http://127.0.0.1:${ports[prometheus]}/api/v1/alerts" |
		jq -r '[.data.alerts[] | select(.state == "firing") | .labels.alertname] | unique | join(" ")'
}
fires() { [ -n "$(value "ALERTS{alertname=\"$1\", alertstate=\"firing\"${2:+, $2}}")" ]; }
quiet() { ! fires "$@"; }
slack() { jq -r --arg page "OPERATIONS.md#${1,,}" 'select(.text | contains($page)) | .title' "$work/slack.jsonl" | grep -q .; }
slack_resolved() { jq -r .title "$work/slack.jsonl" | grep -q "^Resolved: $1 "; }
sandbox() { curl -s --max-time 10 "http://127.0.0.1:${ports[sandbox]}/control/$1" "${@:2}"; }
chat() { sandbox state | jq -r '.evolution | tostring' | grep -q "OPERATIONS.md#${1,,}"; }
mail() { sandbox state | jq -r '.mails[].text' | grep -q "OPERATIONS.md#${1,,}"; }
healthy() { # SERVICE PATH
	[ "$(curl -s -o /dev/null -w '%{http_code}' --max-time 10 "http://127.0.0.1:${ports[$1]}$2")" = 200 ]
}

# --- what is done -------------------------------------------------------------------------------------------------
call() { # SERVICE [-X METHOD] [-d JSON] PATH: ops/call.sh without containers
	local service=$1 arguments=()
	shift
	while [ $# -gt 1 ]; do
		case $1 in
		-X) arguments+=(-X "$2") ;;
		-d) arguments+=(--json "$2") ;;
		esac
		shift 2
	done
	curl -s --max-time 60 --fail-with-body -H "Authorization: Bearer $token" "${arguments[@]}" "http://127.0.0.1:${ports[$service]}$1"
}
section() { awk -v heading="### $1" '/^##/ { inside = $0 == heading } inside' docs/OPERATIONS.md; }
runbook() { # ALERT COMMAND [NAME=VALUE]...: runs a command of the alert's runbook, with its placeholders filled in
	local alert=$1 command=$2 filled
	section "$alert" | grep -qF -- "\`$command\`" || give_up "the runbook of $alert does not say: $command"
	shift 2
	filled=${command//ops\/call.sh/call}
	filled=${filled//dc exec postgres psql -U sparkone/database}
	for replacement in "$@"; do filled=${filled//${replacement%%=*}/${replacement#*=}}; done
	eval "$filled" || give_up "the runbook of $alert: $command"
}
fault() { sandbox faults --json "{\"target\":\"$1\",\"mode\":\"status\",\"status\":$2}" >/dev/null; }
heal() { sandbox "faults/$1" -X DELETE >/dev/null; }
task() { call api -X POST -d "{\"title\":\"$1\"}" /tasks >/dev/null; }
# For the table, in seconds: from the fault to the alert, and from the steps of the runbook to its end.
declare -A provoked_at fired_at steps_at
provoke() { provoked_at[$1]=$SECONDS; }
fired() { fired_at[$1]=$((SECONDS - provoked_at[$1])); }
steps() { steps_at[$1]=$SECONDS; }
over() { # ALERT INCIDENT TOLD_BY CLEARED_BY
	table+=("$2|$1|${fired_at[$1]}|$3|$4|$((SECONDS - steps_at[$1]))")
}

backup_state() { call backup "/backups/$1" | jq -r .state; }
backup_done() { [[ $(backup_state "$1") =~ ^(stored|verifying|verified|failed)$ ]]; }
any_verified() { verified >/dev/null; }
verified() { call backup '/backups?limit=100' | jq -er '[.backups[] | select(.state == "verified")][0].id // empty' | grep .; }
back_up() { call backup -X POST /backups | jq -r .id; }

vendors_and_backup_fail() {
	local alert
	for alert in NotionSyncFailing SheetsSyncFailing WhatsAppFailing BackupFailed; do provoke "$alert"; done
	fault notion 401
	fault sheets 403
	fault evolution 503
	# the volume is gone: a file is where the folder was
	mv "$home/backups" "$home/backups.away"
	: >"$home/backups"
	task 'Written while Notion is away'
	for _ in 1 2 3 4; do call notify -X POST -d '{"channel":"whatsapp"}' /notifications/test >/dev/null; done
	failed_backup=$(back_up)

	await 'a failed backup: BackupFailed fires' fires BackupFailed
	fired BackupFailed
	await 'a failed backup: the notice came by e-mail, as WhatsApp is away' mail BackupFailed
	await 'R24 Notion refuses: NotionSyncFailing fires' fires NotionSyncFailing
	fired NotionSyncFailing
	await 'R24 the notice is in Slack' slack NotionSyncFailing
	await 'R25 Google Sheets refuses: SheetsSyncFailing fires' fires SheetsSyncFailing
	fired SheetsSyncFailing
	await 'R25 the notice is in Slack' slack SheetsSyncFailing
	await 'R26 WhatsApp is away: WhatsAppFailing fires' more_notices fires WhatsAppFailing
	fired WhatsAppFailing
	await 'R26 FallbackInUse fires: e-mails go out' fires FallbackInUse
	await 'R26 the notice is in Slack' slack WhatsAppFailing
}
more_notices() {
	call notify -X POST -d '{"channel":"whatsapp"}' /notifications/test >/dev/null
	"$@"
}

vendors_and_backup_recover() {
	local alert
	for alert in NotionSyncFailing SheetsSyncFailing WhatsAppFailing BackupFailed; do steps "$alert"; done
	# what the person does at the vendor
	heal notion
	heal sheets
	heal evolution
	rm "$home/backups"
	mv "$home/backups.away" "$home/backups"

	runbook BackupFailed 'ops/call.sh backup /backups' | jq -e --arg id "$failed_backup" \
		'.backups[] | select(.id == $id) | .failed_stage and .error' >/dev/null || give_up 'the failed backup does not say why'
	runbook BackupFailed 'ops/call.sh backup -X POST /backups' >/dev/null
	runbook NotionSyncFailing 'ops/call.sh sync /sync/links' >/dev/null
	runbook NotionSyncFailing "ops/call.sh sync -X POST -d '{\"link\":\"notion\"}' /sync/runs" >/dev/null
	runbook SheetsSyncFailing "ops/call.sh sync -X POST -d '{\"link\":\"google_sheets\"}' /sync/runs" >/dev/null
	runbook WhatsAppFailing "ops/call.sh notify '/notifications?channel=whatsapp&status=failed'" >/dev/null
	runbook WhatsAppFailing "ops/call.sh notify -X POST -d '{\"channel\":\"whatsapp\"}' /notifications/test" >/dev/null

	await 'R24 the change is in Notion' in_notion 'Written while Notion is away'
	await 'R24 NotionSyncFailing is over' quiet NotionSyncFailing
	over NotionSyncFailing 'R24 Notion refuses (401)' Slack 'token renewed, POST /sync/runs'
	await 'R25 SheetsSyncFailing is over' quiet SheetsSyncFailing
	over SheetsSyncFailing 'R25 Sheets refuses (403)' Slack 'shared again, POST /sync/runs'
	await 'R26 WhatsAppFailing is over' quiet WhatsAppFailing
	await 'R26 FallbackInUse is over' quiet FallbackInUse
	over WhatsAppFailing 'R26 WhatsApp away (503)' 'Slack; notices go by e-mail' 'POST /notifications/test'
}
in_notion() { sandbox state | jq -r '.notion | tostring' | grep -q "$1"; }

consumer_stuck() {
	local lock
	# a transaction that somebody forgot, on the table that every event goes through
	(database -c 'BEGIN; LOCK TABLE sync.inbox IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(600)' || true) >/dev/null 2>&1 &
	lock=$!
	await 'a stuck consumer: somebody holds a lock' holds_lock
	provoke ConsumerStuck
	task 'Written while sync is stuck'
	await 'a stuck consumer: ConsumerStuck fires' fires ConsumerStuck 'group="sync"'
	fired ConsumerStuck
	healthy sync /health/ready || give_up 'sync must look well from outside, else ServiceDown would tell'
	await 'a stuck consumer: the notice is in the WhatsApp chat' chat ConsumerStuck
	steps ConsumerStuck
	local pid
	pid=$(runbook ConsumerStuck 'dc exec postgres psql -U sparkone -c "select pid, usename, now() - xact_start as since, left(query, 60) from pg_stat_activity where cardinality(pg_blocking_pids(pid)) = 0 and pid in (select unnest(pg_blocking_pids(pid)) from pg_stat_activity)"' | cut -d '|' -f 1)
	runbook ConsumerStuck 'dc exec postgres psql -U sparkone -c "select pg_terminate_backend(PID)"' "PID=$pid" >/dev/null
	wait "$lock"
	await 'a stuck consumer: ConsumerStuck is over' quiet ConsumerStuck
	over ConsumerStuck 'a stuck consumer (forgotten lock)' WhatsApp 'pg_terminate_backend'
}
holds_lock() { [ "$(database -c "select count(*) from pg_locks where relation = 'sync.inbox'::regclass and mode = 'AccessExclusiveLock' and granted")" = 1 ]; }

# A second sync beside the first, as "--scale sync=2" starts one: the launcher would end with a part of its own.
replica() {
	local variable environment=()
	while IFS= read -r -d '' variable; do
		case $variable in
		QUARKUS_HTTP_PORT=*) environment+=("QUARKUS_HTTP_PORT=${ports[replica]}") ;;
		*) environment+=("$variable") ;;
		esac
	done <"/proc/$(cat "$home/run/sync.pid")/environ"
	# not through background(): its end is expected
	env -i "${environment[@]}" java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m \
		-jar "$work/suite/sync-service/target/quarkus-app/quarkus-run.jar" >>"$work/replica.log" 2>&1 &
	replica=$!
	pids+=("$replica")
}
service_dead() {
	local target="instance=\"127.0.0.1:${ports[replica]}\""
	provoke ServiceDown
	{
		kill -KILL "$replica"
		wait "$replica" || true
	} 2>/dev/null
	await 'a dead service: ServiceDown fires' fires ServiceDown "$target"
	fired ServiceDown
	await 'a dead service: the notice is in the WhatsApp chat' chat ServiceDown
	section ServiceDown | grep -qF 'dc restart JOB' || give_up 'the runbook of ServiceDown does not say: dc restart JOB'
	steps ServiceDown
	replica
	await 'a dead service: ServiceDown is over' quiet ServiceDown "$target"
	over ServiceDown 'a dead service (kill -9 of a replica)' WhatsApp 'started again'
}

# One service only: somebody changed its password, and its connections ended.
database_unreachable() {
	provoke DatabaseUnreachable
	database -c "ALTER ROLE sparkone_sync PASSWORD 'changed by hand'" \
		-c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sparkone_sync'" >/dev/null
	await 'R27 the database refuses sync: DatabaseUnreachable fires' fires DatabaseUnreachable "service=\"127.0.0.1:${ports[sync]}\""
	fired DatabaseUnreachable
	await 'R27 the notice is in the WhatsApp chat' chat DatabaseUnreachable
	await 'R27 sync is not ready, so the proxy takes it out: BackendDown fires' fires BackendDown 'job="sync"'
	section DatabaseUnreachable | grep -qF 'dc run --rm --no-deps migrate' || give_up 'the runbook of DatabaseUnreachable does not say: migrate'
	steps DatabaseUnreachable
	# what that container runs, with the local passwords
	DATABASE_URL="postgresql://sparkone:sparkone@127.0.0.1:${ports[postgres]}/sparkone" REDIS_URL="redis://127.0.0.1:${ports[redis]}" \
		AUTH_PRIVATE_KEY_PATH=$home/keys/private.pem AUTH_PUBLIC_KEY_PATH=$home/keys/public.pem \
		java -Dsparkone.workspace="$work/suite" -cp 'ops/local/target/classes:ops/local/target/lib/*' \
		io.sparkone.local.launcher.Launcher migrate >"$work/migrate.log" 2>&1 || { tail -n 5 "$work/migrate.log" >&2 && exit 1; }
	await 'R27 DatabaseUnreachable is over' quiet DatabaseUnreachable
	await 'R27 BackendDown is over' quiet BackendDown
	over DatabaseUnreachable 'R27 the database refuses a service' WhatsApp 'migrate sets the passwords again'
}

proxy_dead() {
	provoke ProxyDown
	{
		kill -KILL "$proxy"
		wait "$proxy" || true
	} 2>/dev/null
	await 'a dead proxy: ProxyDown fires' fires ProxyDown
	fired ProxyDown
	await 'a dead proxy: the notice is in the WhatsApp chat' chat ProxyDown
	section ProxyDown | grep -qF 'dc start reverse-proxy' || give_up 'the runbook of ProxyDown does not say: dc start reverse-proxy'
	steps ProxyDown
	run_proxy
	await 'a dead proxy: what a client looks at is well again' from_outside
	await 'a dead proxy: ProxyDown is over' quiet ProxyDown
	over ProxyDown 'a dead proxy (kill -9)' WhatsApp 'started again'
}
from_outside() {
	STAGING_URL="https://localhost:${ports[https]}" CURL_CA_BUNDLE=$work/traefik/cert.pem WEB_PASSWORD=$(cat "$home/web-password") \
		ops/smoke.sh >"$work/smoke.txt" 2>&1
}

# All of it, as behind a dead network: connections stay open and nothing answers. Slack must tell, the notifier cannot.
database_down() {
	local postmaster
	postmaster=$(head -n 1 "$(find "$home" -name postmaster.pid | head -n 1)")
	mapfile -t frozen < <(echo "$postmaster" && pgrep -P "$postmaster")
	provoke DatabaseDown
	kill -STOP "${frozen[@]}"
	await 'R27 the database is away: DatabaseDown fires' fires DatabaseDown
	fired DatabaseDown
	await 'R27 DatabaseUnreachable fires for every service' unreachable 4
	await 'R27 the notice is in Slack while the database is away' slack DatabaseDown
	steps DatabaseDown
	kill -CONT "${frozen[@]}"
	frozen=()
	local service
	for service in api sync notify backup; do await "R27 $service reaches it again" healthy "$service" /health/database; done
	await 'R27 DatabaseDown is over' quiet DatabaseDown
	over DatabaseDown 'R27 the database is away (frozen)' Slack 'it answers again'
	await 'R27 DatabaseUnreachable is over' unreachable 0
	await 'R27 the outboxes are empty' published
}
published() { [ "$(value 'sum(sparkone_outbox_pending)')" = 0 ]; }
unreachable() { [ "$(value 'count(ALERTS{alertname="DatabaseUnreachable", alertstate="firing"}) or vector(0)')" = "$1" ]; }

targets_up() { # four services, one of them twice, eight probes, six programs around them
	[ "$(value 'count(up == 1)')" = 19 ] && [ "$(value 'count(probe_success == 1)')" = 8 ]
}
only() { # what may fire where nothing is wrong: this machine's disk and memory are its own
	[ -z "$(firing | tr ' ' '\n' | grep -vxE 'Watchdog|DiskFilling|DiskFull|HostMemoryLow' || true)" ]
}

answering() {
	call sync /sync/links >/dev/null
	call backup /backups >/dev/null
	call notify /notifications >/dev/null
	call api /tasks >/dev/null
	[ "$(value 'count(job:http_errors:ratio_rate5m{job=~"api|sync|notify|backup"} >= 0)')" = 4 ]
}

begin=$SECONDS
start_suite
echo "ok      the suite runs after $((SECONDS - begin)) s"
printf 'ok      %s\n' "$(ops/check/live/calendar.sh "http://127.0.0.1:${ports[api]}" "$token")"
free_port replica
replica
start_proxy
start_monitoring
await 'Prometheus sees every target' targets_up
# as docs/infra.md says for a new host: until then BackupStale fires, and rightly
first=$(back_up)
await 'a first backup is made' backup_done "$first"
await 'the watchdog fires' fires Watchdog
await 'nothing else does' only
await 'the suite looks well from outside, through the proxy' from_outside

vendors_and_backup_fail
vendors_and_backup_recover
consumer_stuck
service_dead
proxy_dead
database_unreachable
database_down
await 'a failed backup: BackupFailed is over' quiet BackupFailed
over BackupFailed 'a failed backup (folder gone)' 'e-mail, WhatsApp being away' 'POST /backups'
await 'Slack was told that it is over' slack_resolved NotionSyncFailing
await 'nothing fires any more' only

# --- what is left to see on a suite in which everything has happened -------------------------------------------------
await 'every service has answered for a while' answering
mapfile -t extra < <(tr ' ' '\n' <<<"${EXTRA_TARGETS:-}" | sed -n 's/=.*//p')
node ops/check/live/panels.mjs "http://127.0.0.1:${ports[prometheus]}" traefik "${extra[@]}"
await 'a backup is verified' any_verified
node ops/check/live/runbooks.mjs "$(jq -n --arg token "$token" --arg alertmanager "http://127.0.0.1:${ports[alertmanager]}" \
	--arg backup "$(verified)" --arg task "$(call api /tasks | jq '.tasks[0].id')" \
	--arg notification "$(call notify '/notifications?limit=1' | jq -r '.notifications[0].id')" \
	--argjson ports "$(for name in "${!ports[@]}"; do jq -n --arg name "$name" --arg port "${ports[$name]}" '{($name): $port}'; done | jq -s add)" \
	'{token: $token, alertmanager: $alertmanager, ports: $ports, backup: $backup, task: $task, notification: $notification}')"

printf '\n%-38s %-20s %6s  %-28s %-34s %5s\n' incident alert 'fired' 'told by' 'cleared by' 'over'
for row in "${table[@]}"; do
	IFS='|' read -r incident alert after told cleared over <<<"$row"
	printf '%-38s %-20s %4d s  %-28s %-34s %3d s\n' "$incident" "$alert" "$after" "$told" "$cleared" "$over"
done
printf 'incidents: all were seen and cleared, in %d s (spans of the rules divided by 30)\n' $((SECONDS - begin))
