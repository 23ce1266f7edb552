# Who hears of what, and that Alertmanager does not start without its secrets.

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
	config=$root/ops/alertmanager/alertmanager.yml
	export ALERTMANAGER_RUN_DIR=$BATS_TEST_TMPDIR ALERTMANAGER_CONFIG=$config ALERTMANAGER_BIN=/bin/echo
	export SLACK_ALERT_WEBHOOK=https://hooks.test/a ALERTMANAGER_TOKEN=token DEADMAN_URL=https://dead.test/ping
}

route() { # RECEIVER LABEL...
	local receiver=$1
	shift
	amtool config routes test --config.file="$config" --verify.receivers="$receiver" "$@"
}

@test "what is critical goes to Slack and to the notifier" {
	route slack-and-notifier alertname=DatabaseDown severity=critical
	route slack-and-notifier alertname=ServiceDown severity=critical job=api
}

@test "what can wait goes to Slack only" {
	route slack alertname=SyncStale severity=warning
}

@test "the notifier is not asked to tell of its own failure" {
	route slack alertname=FallbackFailing severity=critical
	route slack alertname=ServiceMissing severity=critical job=notify
	route slack alertname=BackendDown severity=critical job=notify
}

@test "the watchdog goes to the outside service" {
	route dead-man alertname=Watchdog severity=none
}

@test "an alert that no route knows still reaches people" {
	route slack-and-notifier alertname=Unheard severity=odd
}

@test "without the Slack webhook Alertmanager does not start" {
	SLACK_ALERT_WEBHOOK='' run "$root/ops/alertmanager/entrypoint.sh"
	[ "$status" -eq 78 ]
	[[ $output == *"SLACK_ALERT_WEBHOOK is not set"* ]]
}

@test "without the notifier's token Alertmanager does not start" {
	unset ALERTMANAGER_TOKEN
	run "$root/ops/alertmanager/entrypoint.sh"
	[ "$status" -eq 78 ]
}

@test "a webhook that is no https address is refused and not shown" {
	SLACK_ALERT_WEBHOOK=http://secret.test run "$root/ops/alertmanager/entrypoint.sh"
	[ "$status" -eq 78 ]
	[[ $output != *secret.test* ]]
}

@test "the secrets are in files that only Alertmanager reads, and what is started is a valid configuration" {
	run "$root/ops/alertmanager/entrypoint.sh" --storage.path=/x
	[ "$status" -eq 0 ]
	[[ $output == *"--config.file=$ALERTMANAGER_RUN_DIR/alertmanager.yml --storage.path=/x"* ]]
	[ "$(cat "$ALERTMANAGER_RUN_DIR/slack_webhook")" = https://hooks.test/a ]
	[ "$(stat -c %a "$ALERTMANAGER_RUN_DIR/slack_webhook")" = 600 ]
	sed -i "s#/etc/alertmanager/#$root/ops/alertmanager/#" "$ALERTMANAGER_RUN_DIR/alertmanager.yml"
	amtool check-config "$ALERTMANAGER_RUN_DIR/alertmanager.yml"
	grep -q "slack_api_url_file: $ALERTMANAGER_RUN_DIR/slack_webhook" "$ALERTMANAGER_RUN_DIR/alertmanager.yml"
	grep -q 'https://dead.test/ping' "$ALERTMANAGER_RUN_DIR/alertmanager.yml"
}

@test "without an outside service the watchdog has no webhook, and the start says so" {
	unset DEADMAN_URL
	run "$root/ops/alertmanager/entrypoint.sh"
	[ "$status" -eq 0 ]
	[[ $output == *"DEADMAN_URL is not set"* ]]
	amtool check-config "$ALERTMANAGER_RUN_DIR/alertmanager.yml"
}
