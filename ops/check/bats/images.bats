# The two scripts inside the images.

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
	export RUN_DIR=$BATS_TEST_TMPDIR
}

@test "secrets of variables become files that only the service reads, and leave the environment" {
	AUTH_PRIVATE_KEY='-----BEGIN' run "$root/ops/images/start" bash -c \
		'echo "$AUTH_PRIVATE_KEY_PATH|${AUTH_PRIVATE_KEY:-gone}|$(stat -c %a "$AUTH_PRIVATE_KEY_PATH")|$(cat "$AUTH_PRIVATE_KEY_PATH")"'
	[ "$output" = "$RUN_DIR/auth-private.pem|gone|600|-----BEGIN" ]
}

@test "a variable that is empty is one that is not set" {
	SMTP_PORT='' SMTP_HOST=mail.test run "$root/ops/images/start" bash -c 'echo "${SMTP_PORT-unset} $SMTP_HOST"'
	[ "$output" = "unset mail.test" ]
}

@test "each service adds its own user to the database's address" {
	DATABASE_URL=postgresql://db:5432/s?x=1 DATABASE_USER=sparkone_api DATABASE_PASSWORD=p1 \
		run "$root/ops/images/start" bash -c 'echo "$DATABASE_URL ${DATABASE_PASSWORD:-gone}"'
	[ "$output" = "postgresql://sparkone_api:p1@db:5432/s?x=1 gone" ]
}

@test "an address that brings a user of its own is refused" {
	DATABASE_URL=postgresql://admin:x@db/s DATABASE_USER=a DATABASE_PASSWORD=p run "$root/ops/images/start" true
	[ "$status" -eq 78 ]
	[[ $output != *admin* ]]
}

@test "a password that would break the address is refused and not shown" {
	DATABASE_URL=postgresql://db/s DATABASE_USER=a DATABASE_PASSWORD='p@ss' run "$root/ops/images/start" true
	[ "$status" -eq 78 ]
	[[ $output != *p@ss* ]]
}

@test "a request to nobody fails" {
	run "$root/ops/images/request" -h 127.0.0.1:1 /health/ready
	[ "$status" -ne 0 ]
}
