# The expiry register as metrics.

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
	register=$BATS_TEST_TMPDIR/expiry.tsv
}

expiry() { run "$root/ops/secret_expiry.sh" "$register" "$BATS_TEST_TMPDIR"; }

@test "each line becomes a metric that promtool accepts" {
	printf '# comment\nstaging\tNOTION_API_KEY\t2027-01-31\tnotion.so\n' >"$register"
	expiry
	[ "$status" -eq 0 ]
	grep -qx 'sparkone_secret_expiry_timestamp_seconds{environment="staging",secret="NOTION_API_KEY"} 1801353600' \
		"$BATS_TEST_TMPDIR/secret_expiry.prom"
	promtool check metrics <"$BATS_TEST_TMPDIR/secret_expiry.prom"
}

@test "where the runbooks are stays known when somebody runs it by hand" {
	printf 'staging\tNOTION_API_KEY\t2027-01-31\tnotion.so\n' >"$register"
	RUNBOOK_BASE_URL=https://runbooks.test/OPERATIONS.md expiry
	unset RUNBOOK_BASE_URL
	expiry
	[ "$status" -eq 0 ]
	grep -qx 'sparkone_operations_info{runbooks="https://runbooks.test/OPERATIONS.md"} 1' "$BATS_TEST_TMPDIR/secret_expiry.prom"
}

@test "a date that is none is refused with its line, and the old metrics stay" {
	echo old >"$BATS_TEST_TMPDIR/secret_expiry.prom"
	printf 'staging\tNOTION_API_KEY\tsoon\tx\n' >"$register"
	expiry
	[ "$status" -eq 65 ]
	[[ $output == *":1:"* ]]
	[ "$(cat "$BATS_TEST_TMPDIR/secret_expiry.prom")" = old ]
}

@test "an empty register is refused" {
	echo '# nothing' >"$register"
	expiry
	[ "$status" -eq 65 ]
}

@test "every secret of the committed files is registered" {
	for environment in staging production; do
		while read -r name; do
			case $name in
			*_URL | *_HOST | *_PORT | *_USERNAME | *_INSTANCE | *_NUMBERS | *_EMAIL | *_ID | *_ENDPOINT | *_REGION | *_BUCKET | \
				*_ACCESS_KEY | *_RECIPIENTS | *_PUBLIC_KEY) continue ;;
			esac
			grep -qP "^$environment\t$name\t" "$root/secrets/expiry.tsv" || {
				echo "$name of $environment has no expiry"
				return 1
			}
		done < <(grep -oE '^[A-Z][A-Z0-9_]+' "$root/secrets/$environment.sops.yaml")
	done
}
