#!/usr/bin/env bash
# Provokes incidents on the running local suite and waits until a real Prometheus, with the committed rules, fires the
# alert of each, and until the notice of one has come all the way through Alertmanager and the notifier. Then heals.
#
# Needs Debian's prometheus, prometheus-alertmanager and prometheus-blackbox-exporter, and the suite, started with the
# token that Alertmanager will show:   SPARKONE_ALERT_TOKEN=check make dev-up DETACH=1
# usage: ops/check/incidents.sh          (ports from API_PORT … as for make dev-up; takes about four minutes)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
declare -A ports=([api]="${API_PORT:-8000}" [sync]="${SYNC_PORT:-8001}" [notify]="${NOTIFY_PORT:-8002}" [backup]="${BACKUP_PORT:-8003}")
sandbox=http://127.0.0.1:${SANDBOX_PORT:-8010}
token=$(cat "${SPARKONE_HOME:-.sparkone}/api-token")
work=$(mktemp -d)
pids=()
cleanup() {
	curl -s -o /dev/null -X DELETE "$sandbox/control/faults" || true
	if [ -n "${stopped:-}" ]; then kill -CONT "${stopped[@]}" 2>/dev/null || true; fi
	if [ ${#pids[@]} -gt 0 ]; then kill "${pids[@]}" 2>/dev/null || true; fi
	wait 2>/dev/null || true
	rm -rf "$work"
}
trap cleanup EXIT

free_port() {
	local port
	while port=$((20000 + RANDOM % 20000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
	echo "$port"
}
prometheus=$(free_port) alertmanager=$(free_port) blackbox=$(free_port)

configure() {
	local script="s#/etc/prometheus/rules#$PWD/ops/prometheus/rules#; s/[$][{]ENVIRONMENT[}]/local/; s#[$][{]RUNBOOK_BASE_URL[}]#https://runbooks.test/OPERATIONS.md#
		s/15s/5s/; s/scrape_timeout: 10s/scrape_timeout: 4s/; s/alertmanager:9093/127.0.0.1:$alertmanager/; s/localhost:9090/127.0.0.1:$prometheus/
		s/blackbox-exporter:9115/127.0.0.1:$blackbox/; s#http://\\(\\[a-z\\]\\+\\):8080#http://([0-9.:]+)#
		s/dns_sd_configs:/static_configs:/; /^ *(type: A|port: 8080|refresh_interval: 10s)\$/d"
	for service in "${!ports[@]}"; do
		script+="; s#names: \\[$service\\]#targets: ['127.0.0.1:${ports[$service]}']#; s#http://$service:8080#http://127.0.0.1:${ports[$service]}#"
	done
	sed -E "$script" ops/prometheus/prometheus.yml >"$work/prometheus.yml"
	sed -e "s#http://notify:8080#http://127.0.0.1:${ports[notify]}#" -e "s#/etc/alertmanager/#$PWD/ops/alertmanager/#" \
		-e 's/group_wait: .*/group_wait: 1s/' ops/alertmanager/alertmanager.yml >"$work/alertmanager.yml"
}

start() {
	prometheus-blackbox-exporter --config.file=ops/prometheus/blackbox.yml --web.listen-address="127.0.0.1:$blackbox" 2>"$work/blackbox.log" &
	pids+=($!)
	# Slack's part goes nowhere
	SLACK_ALERT_WEBHOOK=https://127.0.0.1:9/none ALERTMANAGER_TOKEN=${SPARKONE_ALERT_TOKEN:-check} ALERTMANAGER_RUN_DIR=$work/am \
		ALERTMANAGER_CONFIG=$work/alertmanager.yml ALERTMANAGER_BIN=$(command -v prometheus-alertmanager) \
		ops/alertmanager/entrypoint.sh --storage.path="$work/am/data" --web.listen-address="127.0.0.1:$alertmanager" \
		--cluster.listen-address= 2>"$work/alertmanager.log" &
	pids+=($!)
	prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/tsdb" --web.listen-address="127.0.0.1:$prometheus" \
		2>"$work/prometheus.log" &
	pids+=($!)
}

value() { # EXPRESSION: its first value, or nothing
	curl -s --get --data-urlencode "query=$1" "http://127.0.0.1:$prometheus/api/v1/query" |
		sed -n 's/.*"value":\[[^,]*,"\([^"]*\)".*/\1/p'
}
await() { # WHAT SECONDS COMMAND...
	local what=$1 end=$((SECONDS + $2)) begin=$SECONDS
	shift 2
	until "$@"; do
		if [ "$SECONDS" -ge "$end" ]; then
			echo "FAILED  $what: not within $((SECONDS - begin)) s"
			grep -h 'level=error' "$work"/*.log | tail -n 3 || true
			exit 1
		fi
		sleep 2
	done
	echo "ok      $what, after $((SECONDS - begin)) s"
}
fires() { [ "$(value "count(ALERTS{alertname=\"$1\", alertstate=\"firing\"})")" != '' ]; }
quiet() { ! fires "$1"; }
scraped() { [ "$(value 'count(up{job=~"api|sync|notify|backup"} == 1)')" = 4 ] && [ "$(value 'count(probe_success == 1)')" = 8 ]; }
fault() { curl -s -o /dev/null --json "$1" "$sandbox/control/faults"; }
call() { curl -s -o /dev/null -H "Authorization: Bearer $token" "$@"; }
notices() { # TEXT: how many the notifier has, of its newest
	curl -s -H "Authorization: Bearer $token" "http://127.0.0.1:${ports[notify]}/notifications?limit=100" | grep -o "$1" | wc -l
}
told() { [ "$(notices "$1")" -gt "$2" ]; }

configure
start
await 'Prometheus sees the four services and their health' 60 scraped
await 'the watchdog fires' 60 fires Watchdog

fault '{"target":"notion","mode":"status","status":401}'
fault '{"target":"sheets","mode":"status","status":403}'
fault '{"target":"evolution","mode":"status","status":503}'
for number in 1 2 3 4; do
	call --json "{\"title\":\"incident $number\"}" "http://127.0.0.1:${ports[api]}/tasks"
	call --json '{}' "http://127.0.0.1:${ports[notify]}/notifications/test"
done
await 'R24 NotionSyncFailing' 180 fires NotionSyncFailing
await 'R25 SheetsSyncFailing' 180 fires SheetsSyncFailing
await 'R26 WhatsAppFailing' 180 fires WhatsAppFailing
await 'R26 FallbackInUse: the e-mails went out' 60 fires FallbackInUse
curl -s -o /dev/null -X DELETE "$sandbox/control/faults"

# frozen, as behind a dead network: the connections stay open and nothing answers
postmaster=$(head -n 1 "$(find "${SPARKONE_HOME:-.sparkone}" -name postmaster.pid | head -n 1)")
mapfile -t stopped < <(echo "$postmaster" && pgrep -P "$postmaster")
known=$(notices 'OPERATIONS.md#databaseunreachable')
kill -STOP "${stopped[@]}"
await 'R27 DatabaseUnreachable' 180 fires DatabaseUnreachable
kill -CONT "${stopped[@]}"
await 'R27 is over by itself' 120 quiet DatabaseUnreachable
await 'R27 the notice has come through Alertmanager to the notifier, with its runbook' 120 told 'OPERATIONS.md#databaseunreachable' "$known"
echo 'incidents: all were seen'
