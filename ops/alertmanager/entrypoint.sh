#!/bin/sh
# Starts Alertmanager with the secrets of the environment: it expands no variables in its configuration, and a secret
# file that is missing or empty would only show when the first alert cannot be sent.
set -eu
umask 077

run_dir=${ALERTMANAGER_RUN_DIR:-/run/alertmanager}
config=${ALERTMANAGER_CONFIG:-/etc/alertmanager/alertmanager.yml}

require() { # NAME VALUE
	if [ -z "$2" ]; then
		echo "alertmanager: $1 is not set, alerts would reach nobody" >&2
		exit 78
	fi
}

require SLACK_ALERT_WEBHOOK "${SLACK_ALERT_WEBHOOK:-}"
require ALERTMANAGER_TOKEN "${ALERTMANAGER_TOKEN:-}"
case $SLACK_ALERT_WEBHOOK in
https://*) ;;
*)
	echo "alertmanager: SLACK_ALERT_WEBHOOK is not an https:// address" >&2
	exit 78
	;;
esac

mkdir -p "$run_dir"
printf '%s' "$SLACK_ALERT_WEBHOOK" >"$run_dir/slack_webhook"
printf '%s' "$ALERTMANAGER_TOKEN" >"$run_dir/notifier_token"
sed "s#/run/alertmanager/#$run_dir/#" "$config" >"$run_dir/alertmanager.yml"
if [ -n "${DEADMAN_URL:-}" ]; then
	# the address is a secret of the outside service, so it is not in the committed file
	printf "    webhook_configs:\n      - url: '%s'\n        send_resolved: false\n" "$DEADMAN_URL" >>"$run_dir/alertmanager.yml"
else
	echo "alertmanager: DEADMAN_URL is not set, nobody outside notices when alerting stops" >&2
fi
unset SLACK_ALERT_WEBHOOK ALERTMANAGER_TOKEN DEADMAN_URL
exec "${ALERTMANAGER_BIN:-/bin/alertmanager}" --config.file="$run_dir/alertmanager.yml" "$@"
