# What ops/check/live/shorten.sh does to the rules before incidents are provoked with them.

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
	shorten=$root/ops/check/live/shorten.sh
}

without_spans() { sed -E 's/\[[0-9]+[a-z]+\]/[]/g; s/^( *(for|interval|group_wait|group_interval|repeat_interval|resolve_timeout):) [0-9]+[a-z]+$/\1/'; }

@test "nothing but spans of time is changed" {
	for file in "$root"/ops/prometheus/rules/*.yml "$root/ops/alertmanager/alertmanager.yml"; do
		diff <(without_spans <"$file") <("$shorten" "$file" | without_spans)
	done
}

@test "a span is divided by 30, a window is never too short for a rate" {
	printf '%s\n' '  for: 15m' '  expr: rate(x[1h]) + rate(y[1m]) > 900' '  for: 10s' >"$BATS_TEST_TMPDIR/rules.yml"
	run "$shorten" "$BATS_TEST_TMPDIR/rules.yml"
	[ "${lines[0]}" = '  for: 30s' ]
	[ "${lines[1]}" = '  expr: rate(x[120s]) + rate(y[10s]) > 900' ]
	[ "${lines[2]}" = '  for: 1s' ]
}

@test "promtool accepts what comes out" {
	for file in "$root"/ops/prometheus/rules/*.yml; do "$shorten" "$file" >"$BATS_TEST_TMPDIR/${file##*/}"; done
	promtool check rules "$BATS_TEST_TMPDIR"/*.yml
}
