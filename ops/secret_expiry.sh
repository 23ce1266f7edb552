#!/usr/bin/env bash
# Turns the expiry register into metrics for node-exporter's text files: sparkone_secret_expiry_timestamp_seconds.
# Alerts: SecretExpiring, SecretExpired, SecretRegisterMissing. Called by ops/deploy.sh; run it after each rotation.
#
# usage: ops/secret_expiry.sh [REGISTER [FOLDER]]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
register=${1:-$here/../secrets/expiry.tsv}
folder=${2:-$here/prometheus/textfile}
# by hand after a rotation it is not set: then what a deploy has told stays, else the dashboards' links would lead nowhere
runbooks=${RUNBOOK_BASE_URL:-$(sed -n 's/^sparkone_operations_info{runbooks="\(.*\)"} 1$/\1/p' "$folder/secret_expiry.prom" 2>/dev/null || true)}

next=$(mktemp "$folder/.secret_expiry.XXXXXX")
trap 'rm -f "$next"' EXIT
{
	echo '# HELP sparkone_operations_info Where the runbooks can be read.'
	echo '# TYPE sparkone_operations_info gauge'
	printf 'sparkone_operations_info{runbooks="%s"} 1\n' "$runbooks"
	echo '# HELP sparkone_secret_expiry_timestamp_seconds When a secret must have been replaced.'
	echo '# TYPE sparkone_secret_expiry_timestamp_seconds gauge'
	line=0
	while IFS=$'\t' read -r environment secret expires _; do
		line=$((line + 1))
		if [[ $environment == \#* || -z $environment ]]; then continue; fi
		if ! [[ $environment =~ ^[a-z]+$ && $secret =~ ^[A-Z0-9_]+$ && $expires =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]]; then
			echo "secret_expiry: $register:$line: expected environment, SECRET, YYYY-MM-DD, separated by tabs" >&2
			exit 65
		fi
		printf 'sparkone_secret_expiry_timestamp_seconds{environment="%s",secret="%s"} %s\n' \
			"$environment" "$secret" "$(date -u -d "$expires" +%s)"
	done <"$register"
} >"$next"
if ! grep -q '^sparkone_secret_expiry' "$next"; then
	echo "secret_expiry: $register names no secret" >&2
	exit 65
fi
chmod 0644 "$next"
mv "$next" "$folder/secret_expiry.prom"
trap - EXIT
