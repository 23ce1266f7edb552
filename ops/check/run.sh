#!/usr/bin/env bash
# Checks everything under ops/, secrets/, .github/ and docs/ that the Java tests (io.sparkone.local.ops) do not: with the
# real promtool, amtool, shellcheck, yamllint, actionlint, dclint, bats, sops, traefik. A tool that is missing is a failure.
# Call it from anywhere; what it needs: ops/check/install.sh, and the packaged services (make build). At its end incidents.sh
# provokes incidents on the running suite; INCIDENTS=off leaves these four minutes out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

missing=0
for tool in promtool amtool shellcheck yamllint bats age-keygen openssl sops actionlint traefik node java git jq curl psql pg_dump prometheus \
	prometheus-alertmanager prometheus-blackbox-exporter prometheus-node-exporter prometheus-postgres-exporter \
	prometheus-redis-exporter khal vdirsyncer; do
	command -v "$tool" >/dev/null || {
		echo "MISSING $tool" >&2
		missing=1
	}
done
[ -x /usr/sbin/sshd ] || {
	echo "MISSING sshd" >&2
	missing=1
}
[ -x ops/check/node_modules/.bin/dclint ] || {
	echo "MISSING ops/check/node_modules (npm ci in ops/check)" >&2
	missing=1
}
if [ "$missing" -ne 0 ]; then
	echo "checks: run ops/check/install.sh first" >&2
	exit 1
fi

failed=()
check() { # NAME COMMAND...
	local name=$1 output
	shift
	if output=$("$@" 2>&1); then
		printf 'ok      %s\n' "$name"
	else
		printf 'FAILED  %s\n%s\n' "$name" "$output"
		failed+=("$name")
	fi
}

tracked() { git ls-files -- "$@"; }

prometheus_configuration() {
	local folder
	folder=$(mktemp -d)
	sed "s#/etc/prometheus/rules#$PWD/ops/prometheus/rules#" ops/prometheus/prometheus.yml >"$folder/prometheus.yml"
	promtool check config "$folder/prometheus.yml" && rm -rf "$folder"
}

# A rule that nobody tests is a hope: each alert is seen to fire, and all but the Watchdog to stay quiet.
alerts_have_tests() {
	local alert wanted status=0
	while read -r alert; do
		wanted=2
		if [ "$alert" = Watchdog ]; then wanted=1; fi
		if [ "$(grep -hA99 -- "- name: $alert\$" ops/prometheus/tests/*.yml | awk 'NR > 1 && /- name: /{ exit } { print }' |
			grep -c "alertname=\"$alert\"")" -lt $wanted ]; then
			echo "$alert has no test that it fires and stays quiet"
			status=1
		fi
	done < <(grep -ohP '(?<=- alert: )\w+' ops/prometheus/rules/*.yml)
	return $status
}

shell_scripts() {
	mapfile -t scripts < <(tracked 'ops/*' 'secrets/*' '.ci/*' | xargs grep -lE '^#!(/usr)?/bin/(env )?(ba)?sh' 2>/dev/null)
	# called in a condition, where set -e is off
	shellcheck -x "${scripts[@]}" || return 1
	local script
	for script in "${scripts[@]}"; do
		[ -x "$script" ] || [[ $script == ops/lib/* ]] || {
			echo "$script is not executable"
			return 1
		}
	done
}

hygiene() {
	local status=0
	if tracked '*.env' '.env' '*acme.json' '*.pem' '*.key' | grep .; then
		echo "must not be committed"
		status=1
	fi
	if tracked ops docs secrets .github | xargs grep -nIE 'changeme|admin123|StrictHostKeyChecking=no|curl .*\| *(ba)?sh' |
		grep -v '^ops/check/run.sh:'; then
		status=1
	fi
	return $status
}

check 'rules parse' promtool check rules ops/prometheus/rules/*.yml
check 'rules fire and stay quiet' promtool test rules ops/prometheus/tests/*.yml
check 'every alert has both tests' alerts_have_tests
check 'prometheus.yml' prometheus_configuration
check 'alertmanager.yml' amtool check-config ops/alertmanager/alertmanager.yml
check 'shell scripts' shell_scripts
check 'YAML' yamllint --strict -c ops/check/yamllint.yml ops/*.yml ops/prometheus ops/alertmanager ops/traefik ops/grafana .github \
	secrets/.sops.yaml
check 'compose files' ops/check/node_modules/.bin/dclint -c ops/check/dclint.json ops/staging-compose.yml \
	ops/production-compose.yml
check 'workflows' actionlint
check 'scripts with a docker that only writes down, a real sshd and amtool' bats ops/check/bats
check 'Traefik with our configuration' ops/check/traefik_live.sh
check 'backups on a real S3 server with locks' ops/check/s3_live.sh
check 'secrets with the real sops' ops/check/secrets_live.sh
check 'lists of what is packed (SBOM)' ops/check/sboms.sh
check 'no credential in the history' ops/check/leaks.sh
check 'hygiene' hygiene
check "runbooks' commands are run by a test, or need the host" node ops/check/live/runbooks.mjs
if [ "${INCIDENTS:-on}" = off ]; then
	echo 'NOT RUN incidents on the running suite: INCIDENTS=off'
elif ops/check/incidents.sh; then
	echo 'ok      incidents on the running suite, panels, runbooks'
else
	failed+=('incidents on the running suite')
fi

if [ ${#failed[@]} -gt 0 ]; then
	printf 'checks: %d failed\n' "${#failed[@]}" >&2
	exit 1
fi
echo 'checks: all well'
