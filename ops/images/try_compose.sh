#!/usr/bin/env bash
# Brings up ops/staging-compose.yml on this machine with throwaway secrets, waits until every container is well, and looks
# at what each of them may really do. Takes everything down again, volumes too. Needs Docker with Compose v2, the images of
# ops/images/build.sh, and ports 80 and 443.
#
# usage: [ENVIRONMENT=production] [OVERRIDE=file.yml] [WITHOUT="grafana …"] ops/images/try_compose.sh
#        production: with ops/production-compose.yml on top, and both replicas of the api; OVERRIDE: other images, for a machine without a registry (ops/images/local_base.sh); WITHOUT: what cannot be had
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
project=sparkone-try
mkdir -p "$work/ops/prometheus/textfile"
cp -r ops/traefik ops/prometheus ops/alertmanager ops/grafana ops/postgres "$work/ops/"
cp ops/staging-compose.yml "$work/ops/"
# its quick checks while a container starts are a matter of Docker 25
if [ "$(docker version --format '{{.Server.Version}}' | cut -d. -f1)" -lt 25 ]; then sed -i '/start_interval/d' "$work/ops/staging-compose.yml"; fi
mkdir -p "$work/ops/traefik/acme"
install -m 600 -o 1000 -g 1000 /dev/null "$work/ops/traefik/acme/acme.json"
chmod -R go+rX "$work"

secret() { openssl rand -hex 16; }
for name in POSTGRES_PASSWORD API_DB_PASSWORD SYNC_DB_PASSWORD NOTIFY_DB_PASSWORD BACKUP_DB_PASSWORD MONITOR_DB_PASSWORD \
	REDIS_PASSWORD WEB_PASSWORD EVOLUTION_WEBHOOK_SECRET ALERTMANAGER_TOKEN GRAFANA_ADMIN_PASSWORD; do
	declare -x "$name=$(secret)"
done
AUTH_PRIVATE_KEY=$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2>/dev/null)
AUTH_PUBLIC_KEY=$(openssl pkey -pubout <<<"$AUTH_PRIVATE_KEY")
BACKUP_AGE_IDENTITY=$(age-keygen 2>/dev/null | grep '^AGE-SECRET-KEY')
BACKUP_AGE_RECIPIENTS=$(age-keygen -y <<<"$BACKUP_AGE_IDENTITY"),$(age-keygen 2>/dev/null | age-keygen -y)
export AUTH_PRIVATE_KEY AUTH_PUBLIC_KEY BACKUP_AGE_IDENTITY BACKUP_AGE_RECIPIENTS SLACK_ALERT_WEBHOOK=https://127.0.0.1:9/none \
	RUNBOOK_BASE_URL=https://runbooks.test/OPERATIONS.md
ops/secret_expiry.sh secrets/expiry.tsv "$work/ops/prometheus/textfile"

files=(-f "$work/ops/staging-compose.yml")
ours=(api-blue sync notify backup)
required=WEB_PASSWORD
if [ "${ENVIRONMENT:-staging}" = production ]; then
	files+=(-f ops/production-compose.yml --profile green)
	ours+=(api-green)
	required=BACKUP_S3_BUCKET
	# a place for copies and a language model, which production requires; nobody answers there
	export BACKUP_S3_ENDPOINT=https://127.0.0.1:9 BACKUP_S3_REGION=nowhere BACKUP_S3_BUCKET=none BACKUP_S3_ACCESS_KEY=none \
		BACKUP_S3_SECRET_KEY=none LOCAL_LLM_URL=http://127.0.0.1:9/v1 LOCAL_LLM_MODEL=none
	for name in api sync notify backup migrate; do export "${name^^}_IMAGE=sparkone/$name:local"; done
	# Docker refuses a limit of more processors than there are
	if [ "$(nproc)" -lt 4 ]; then
		printf "services:\n  postgres:\n    deploy:\n      resources:\n        limits:\n          cpus: '%s'\n" "$(nproc)" >"$work/cores.yml"
		files+=(-f "$work/cores.yml")
	fi
fi
if [ -n "${OVERRIDE:-}" ]; then files+=(-f "$OVERRIDE"); fi
compose() { docker compose --project-name "$project" "${files[@]}" "$@"; }
finish() {
	local status=$?
	if [ "$status" -ne 0 ]; then
		compose ps --all || true
		for name in $(compose ps --all --services --status exited --status restarting); do compose logs --tail 8 "$name" || true; done
	fi
	compose down --volumes --timeout 30 >/dev/null 2>&1 || true
	rm -rf "$work"
	exit "$status"
}
trap finish EXIT

if refusal=$(unset "$required" && compose config --quiet 2>&1) || [[ $refusal != *"set $required"* ]]; then
	echo "FAILED  without $required: $refusal" >&2
	exit 1
fi
mapfile -t wanted < <(compose config --services | grep -vxE "$(tr ' ' '|' <<<"${WITHOUT:-none}")" | grep -vx migrate)
compose up --detach --wait --wait-timeout 400 --pull never "${wanted[@]}" 2>"$work/up.log" || {
	tail -n 30 "$work/up.log" >&2
	exit 1
}

failed=0
printf '%-18s %-9s %-12s %-10s %-5s %-6s %-10s %s\n' container health user 'read-only' caps nnp 'memory MB' processes
for name in "${wanted[@]}"; do
	id=$(compose ps --quiet "$name")
	read -r health user readonly drop memory pids process < <(docker inspect --format \
		'{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}} {{or .Config.User "root"}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.Memory}} {{.HostConfig.PidsLimit}} {{.State.Pid}}' "$id")
	# as the kernel sees it, of the process that the container's init started
	child=$(pgrep -P "$process" | head -n 1 || true)
	kernel=/proc/${child:-$process}/status
	caps=$(sed -n 's/^CapBnd:\t*0*//p' "$kernel")
	privileges=$(sed -n 's/^NoNewPrivs:\t*//p' "$kernel")
	printf '%-18s %-9s %-12s %-10s %-5s %-6s %-10s %s\n' "$name" "$health" "$user" "$readonly" "${caps:-none}" "$privileges" $((memory / 1048576)) "$pids"
	if [[ ! $health =~ ^(healthy|running)$ || $readonly != true || $drop != '[ALL]' || -n $caps || $privileges != 1 || $memory -le 0 || $pids -le 0 ]]; then
		failed=1
	fi
done

for name in "${ours[@]}"; do
	[ "$(compose exec -T "$name" printenv ENVIRONMENT)" = "${ENVIRONMENT:-staging}" ] || { echo "FAILED  $name is in another environment" && failed=1; }
	compose exec -T "$name" request /health >/dev/null || { echo "FAILED  $name is not well" && failed=1; }
	printf 'started %-8s %s\n' "$name" "$(compose logs --no-log-prefix "$name" | grep -oE 'started in [0-9.]+s' | tail -n 1)"
done
[ -n "$(docker port "$(compose ps --quiet reverse-proxy)" 2>/dev/null)" ] || [[ " ${WITHOUT:-} " == *' reverse-proxy '* ]] || failed=1
published=$(docker ps --filter "label=com.docker.compose.project=$project" --format '{{.Ports}}' | grep -oE '0\.0\.0\.0:[0-9]+' | sort -u | tr '\n' ' ')
echo "published: $published"
compose exec -T postgres timeout 10 bash -c '(exec 3<>/dev/tcp/1.1.1.1/443) 2>/dev/null' && { echo 'FAILED  postgres reaches the outside' && failed=1; }
echo 'postgres cannot reach the outside'

# what a person types on a host: commands that docs/OPERATIONS.md says, with their words in capitals filled in
COMPOSE_FILE=$(for file in "${files[@]}"; do [ ! -f "$file" ] || printf '%s:' "$file"; done)
export COMPOSE_FILE=${COMPOSE_FILE%:} COMPOSE_PROJECT_NAME=$project
typed() { # COMMAND PATTERN [SED_SCRIPT]
	local answer
	grep -qF "\`$1\`" docs/OPERATIONS.md || { echo "FAILED  no runbook says: $1" && failed=1; }
	# there is no terminal here
	answer=$(bash -c "$(sed -E "s/^dc exec/dc exec -T/; s/^dc /ops\/dc.sh /; s/\b(JOB|SERVICE|NAME|GROUP)\b/sync/g; ${3:-}" <<<"$1")" 2>&1) || true
	if grep -qE "$2" <<<"$answer"; then
		echo "typed   $1"
	else
		printf 'FAILED  %s\n%s\n' "$1" "$(tail -n 5 <<<"$answer")"
		failed=1
	fi
}
typed 'dc ps JOB' 'healthy'
typed 'dc logs --tail 100 JOB' 'started in'
typed 'dc exec JOB request /health' '"UP"'
typed 'dc kill -s QUIT JOB' ''
typed 'dc logs --tail 500 JOB' 'Full thread dump'
typed 'dc exec SERVICE request /health/database' '"UP"'
typed 'dc exec SERVICE request /health/ready' '"UP"'
typed 'ops/call.sh sync /sync/links' '"links"'
typed 'ops/call.sh backup -X POST /backups' '"state"'
typed 'ops/call.sh backup /backups' '"backups"'
# that one is proved, too: dumped, packed, encrypted, and restored, in a container that may do next to nothing
for _ in {1..60}; do
	state=$(ops/call.sh backup /backups | jq -r '.backups[0] | "\(.state) \(.failed_stage // "") \(.error // "")"')
	if [[ $state =~ ^(verified|failed) ]]; then break; fi
	sleep 3
done
if [[ $state == verified* ]]; then echo 'a backup was made and proved'; else echo "FAILED  the backup is $state" && failed=1; fi
typed 'dc exec backup df -h /var/lib/sparkone' 'Mounted on'
typed "dc exec backup find /var/lib/sparkone/backups -name '*.dump*'" 'dump.zst.age'
typed 'dc exec redis redis-cli --bigkeys' 'Biggest|sampled'
typed 'dc exec postgres psql -U sparkone -c "select usename, state, count(*) from pg_stat_activity group by 1, 2 order by 3 desc"' sparkone_sync
typed 'dc run --rm --no-deps migrate' 'schema'
typed 'dc restart JOB' 'Started'
if [ "$failed" -ne 0 ]; then exit 1; fi
echo "compose: ${ENVIRONMENT:-staging} is up, and every container has only what it may"
