# shellcheck shell=bash
# To be sourced by ops/check/incidents.sh from the repository's root: the whole suite and, around it, the real Prometheus,
# Alertmanager, exporters and Traefik with the committed rules, routes and targets. Free ports, all files in $work, and
# stop_rig leaves nothing running.
#
# cAdvisor and Grafana are not here, so their jobs are left out; EXTRA_TARGETS="cadvisor=127.0.0.1:8080 …" brings one in
# that runs elsewhere.

work=$(mktemp -d)
home=$work/suite/.sparkone
alert_token='tokenOfTherig'
pids=()
# other ports than any that this machine has given out for outgoing connections
next_port=$((20000 + RANDOM % 10000))
declare -A ports

free_port() { # NAME
	while (exec 3<>"/dev/tcp/127.0.0.1/$next_port") 2>/dev/null; do next_port=$((next_port + 1)); done
	ports[$1]=$next_port
	next_port=$((next_port + 1))
}

give_up() {
	echo "FAILED  $1" >&2
	[ ! -f "$work/launcher.txt" ] || tail -n 15 "$work/launcher.txt" >&2
	exit 1
}

background() { # LOG COMMAND...
	local log=$work/$1.log
	shift
	"$@" >"$log" 2>&1 &
	pids+=($!)
}

start_suite() {
	local service
	for service in api sync notify backup; do
		[ -f "$service-service/target/quarkus-app/quarkus-run.jar" ] || give_up "$service-service is not packaged: make build"
		mkdir -p "$work/suite/$service-service"
		ln -s "$PWD/$service-service/target" "$work/suite/$service-service/target"
	done
	for service in api sync notify backup postgres redis sandbox sandbox_smtp; do
		free_port "$service"
		export "${service^^}_PORT=${ports[$service]}"
	done
	# like the spans of the rules: vendors are asked, and notices go out, after seconds and not after minutes
	env SPARKONE_ALERT_TOKEN=$alert_token SPARKONE_NOTION_POLL_INTERVAL=2S SPARKONE_SHEETS_POLL_INTERVAL=2S \
		SPARKONE_SYNC_RETRY_LIMIT=4S SPARKONE_WHATSAPP_BREAKER_PAUSE=2S SPARKONE_WHATSAPP_BREAKER_LONGEST_PAUSE=4S \
		SPARKONE_WHATSAPP_PER_NUMBER_LIMIT=200 SPARKONE_DELIVERY_DIGEST_WINDOW=1S SPARKONE_DELIVERY_DIGEST_CRITICAL_WINDOW=1S \
		java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -Dsparkone.workspace="$work/suite" \
		-cp 'ops/local/target/classes:ops/local/target/lib/*' io.sparkone.local.launcher.Launcher up >"$work/launcher.txt" 2>&1 &
	launcher=$!
	until [ -f "$home/run/ready.txt" ]; do
		kill -0 "$launcher" 2>/dev/null || give_up 'the suite did not start'
		sleep 1
	done
	# shellcheck disable=SC2034  # for who sources this
	token=$(cat "$home/api-token")
}

database() { # ARGUMENT_OF_PSQL...: as its owner
	PGPASSWORD=sparkone PGCONNECT_TIMEOUT=10 psql -X -q -A -t -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "${ports[postgres]}" -U sparkone -d sparkone "$@"
}

# In front of the suite, with api-blue in service and api-green idle, as on a host with one replica.
start_proxy() {
	local service addresses=()
	for name in http https proxy idle; do free_port "$name"; done
	for service in sync notify backup; do addresses+=("$service=127.0.0.1:${ports[$service]}"); done
	ops/check/traefik/configuration.sh "$work/traefik" "${ports[http]}" "${ports[https]}" "${ports[proxy]}" \
		"api-blue=127.0.0.1:${ports[api]}" "api-green=127.0.0.1:${ports[idle]}" "${addresses[@]}"
	sed -i '/^    grafana:$/,/^$/d' "$work/traefik/dynamic/sparkone.yml"
	run_proxy
}
run_proxy() {
	# not through background(): an incident ends it
	SPARKONE_DOMAIN=localhost traefik --configFile="$work/traefik/traefik.yml" >>"$work/traefik.log" 2>&1 &
	proxy=$!
	pids+=("$proxy")
}

exporters() {
	local name
	for name in blackbox node postgres-exporter redis-exporter; do free_port "$name"; done
	mkdir "$work/textfile"
	RUNBOOK_BASE_URL=https://runbooks.test/OPERATIONS.md ops/secret_expiry.sh secrets/expiry.tsv "$work/textfile"
	background blackbox prometheus-blackbox-exporter --config.file=ops/prometheus/blackbox.yml \
		--web.listen-address="127.0.0.1:${ports[blackbox]}"
	background node prometheus-node-exporter --web.listen-address="127.0.0.1:${ports[node]}" \
		--collector.textfile.directory="$work/textfile" --no-collector.systemd
	# the role with which it looks is made as on the host
	PGPASSWORD=sparkone PGHOST=127.0.0.1 PGPORT=${ports[postgres]} POSTGRES_USER=sparkone POSTGRES_DB=sparkone \
		MONITOR_DB_PASSWORD=look ops/postgres/monitor.sh >"$work/monitor.log"
	DATA_SOURCE_URI="127.0.0.1:${ports[postgres]}/sparkone?sslmode=disable" DATA_SOURCE_USER=sparkone_monitor DATA_SOURCE_PASS=look \
		background postgres-exporter prometheus-postgres-exporter --web.listen-address="127.0.0.1:${ports[postgres-exporter]}"
	background redis-exporter prometheus-redis-exporter -redis.addr "redis://127.0.0.1:${ports[redis]}" \
		-web.listen-address "127.0.0.1:${ports[redis-exporter]}"
}

prometheus_configuration() {
	local name extra script absent='cadvisor|grafana'
	script="s#/etc/prometheus/rules#$work/rules#; s/[$][{]ENVIRONMENT[}]/local/
		s#[$][{]RUNBOOK_BASE_URL[}]#https://runbooks.test/OPERATIONS.md#
		s/_interval: 15s/_interval: 2s/; s/scrape_timeout: 10s/scrape_timeout: 2s/
		s/alertmanager:9093/127.0.0.1:${ports[alertmanager]}/; s/localhost:9090/127.0.0.1:${ports[prometheus]}/
		s/blackbox-exporter:9115/127.0.0.1:${ports[blackbox]}/; s/node-exporter:9100/127.0.0.1:${ports[node]}/
		s/reverse-proxy:8082/127.0.0.1:${ports[proxy]}/
		s/postgres-exporter:9187/127.0.0.1:${ports[postgres-exporter]}/; s/redis-exporter:9121/127.0.0.1:${ports[redis-exporter]}/
		s#http://\(\[a-z\]\+\):8080#http://([0-9.:]+)#
		s/dns_sd_configs:/static_configs:/; /^ *(type: A|port: 8080|refresh_interval: 10s)\$/d"
	for name in api sync notify backup; do
		script+="; s#names: \\[$name\\]#targets: ['127.0.0.1:${ports[$name]}']#"
		# so that the label "service" of a probe is an address here
		script+="; s#http://$name:8080#http://127.0.0.1:${ports[$name]}#"
	done
	script+="; /job_name: sync/,/targets/s/targets: \\['/&127.0.0.1:${ports[replica]}', '/"
	for extra in ${EXTRA_TARGETS:-}; do
		absent=${absent//${extra%%=*}/-}
		script+="; /job_name: ${extra%%=*}/,/targets/s/targets: .*/targets: ['${extra#*=}']/"
	done
	awk -v absent="^($absent)\$" '/^  - job_name:/ { skip = $3 ~ absent } !skip' ops/prometheus/prometheus.yml |
		sed -E "$script"
}

start_monitoring() {
	local file
	for name in prometheus alertmanager slack; do free_port "$name"; done
	mkdir "$work/rules" "$work/run"
	for file in ops/prometheus/rules/*.yml; do ops/check/live/shorten.sh "$file" >"$work/rules/${file##*/}"; done
	exporters
	prometheus_configuration >"$work/prometheus.yml"
	ops/check/live/shorten.sh ops/alertmanager/alertmanager.yml | sed -e "s#http://notify:8080#http://127.0.0.1:${ports[notify]}#" \
		-e "s#/etc/alertmanager/#$PWD/ops/alertmanager/#" >"$work/alertmanager.yml"
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1 \
		-addext subjectAltName=IP:127.0.0.1 -keyout "$work/slack.key" -out "$work/slack.pem" 2>/dev/null
	: >"$work/slack.jsonl"
	background slack node ops/check/live/slack.mjs "${ports[slack]}" "$work/slack.pem" "$work/slack.key" "$work/slack.jsonl"
	# started by its own entry point, with the secrets from the environment
	SLACK_ALERT_WEBHOOK="https://127.0.0.1:${ports[slack]}/services/hook" ALERTMANAGER_TOKEN=$alert_token \
		ALERTMANAGER_RUN_DIR=$work/run ALERTMANAGER_CONFIG=$work/alertmanager.yml SSL_CERT_FILE=$work/slack.pem \
		ALERTMANAGER_BIN=$(command -v prometheus-alertmanager) \
		background alertmanager ops/alertmanager/entrypoint.sh --storage.path="$work/run/data" \
		--web.listen-address="127.0.0.1:${ports[alertmanager]}" --cluster.listen-address=
	background prometheus prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/tsdb" \
		--web.listen-address="127.0.0.1:${ports[prometheus]}"
}

stop_rig() {
	local status=$?
	trap '' INT TERM
	# a frozen process hears no TERM
	if [ ${#frozen[@]} -gt 0 ]; then kill -CONT "${frozen[@]}" 2>/dev/null || true; fi
	if [ ${#pids[@]} -gt 0 ]; then kill "${pids[@]}" 2>/dev/null || true; fi
	[ -z "${launcher:-}" ] || kill "$launcher" 2>/dev/null || true
	wait 2>/dev/null || true
	if [ "$status" -ne 0 ] && [ -n "${KEEP:-}" ]; then echo "kept: $work" >&2; else rm -rf "$work"; fi
	exit "$status"
}
frozen=()

value() { # EXPRESSION: its first value, or nothing
	curl -s --max-time 10 --get --data-urlencode "query=$1" "http://127.0.0.1:${ports[prometheus]}/api/v1/query" |
		jq -r '.data.result[0].value[1] // empty'
}
