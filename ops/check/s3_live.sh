#!/usr/bin/env bash
# The store of backup-service on a real S3 server that checks signatures, keeps versions and enforces locks: MinIO, which is
# built from source once (Go; three minutes of processor time) unless MINIO names a binary; or the server of S3_TEST_ENDPOINT,
# S3_TEST_ACCESS_KEY and S3_TEST_SECRET_KEY (S3_TEST_REGION). Buckets named sparkone-test-… are made there and removed.
# Needs what the tests of backup-service need. Anything in FAILED or NOT TESTED ends it with 1.
#
# usage: ops/check/s3_live.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# of February 2026, the last one: the project was archived then
MINIO_VERSION=v0.0.0-20260212201848-7aac2a2c5b7c
TESTS=S3StoreTest,S3RequestsTest,S3RefusalsTest,LockedBucketTest,BucketOnlyTest,OffSiteCopiesTest

start_minio() {
	local cache=${XDG_CACHE_HOME:-$HOME/.cache}/sparkone port
	if [ -z "${MINIO:-}" ]; then
		MINIO=$cache/minio-$MINIO_VERSION/minio
		[ -x "$MINIO" ] || GOBIN=$(dirname "$MINIO") go install "github.com/minio/minio@$MINIO_VERSION"
	fi
	port=$((20000 + RANDOM % 10000))
	export S3_TEST_ENDPOINT=http://127.0.0.1:$port S3_TEST_ACCESS_KEY=sparkone-test S3_TEST_SECRET_KEY=not-a-secret-$RANDOM
	MINIO_ROOT_USER=$S3_TEST_ACCESS_KEY MINIO_ROOT_PASSWORD=$S3_TEST_SECRET_KEY "$MINIO" server --quiet \
		--address "127.0.0.1:$port" --console-address 127.0.0.1:0 "$work/data" >"$work/log" 2>&1 &
	server=$!
	until curl -fs -o /dev/null "$S3_TEST_ENDPOINT/minio/health/ready"; do
		kill -0 "$server" 2>/dev/null || {
			tail -n 5 "$work/log" >&2
			exit 1
		}
		sleep 0.2
	done
}

work=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server"; wait; rm -rf "$work"' EXIT
if [ -z "${S3_TEST_ENDPOINT:-}" ]; then start_minio; fi
# shellcheck disable=SC2086  # MAVEN_OPTIONS are several
mvn -B -q ${MAVEN_OPTIONS:-} test -pl backup-service -am -Dtest="$TESTS" -Dsurefire.failIfNoSpecifiedTests=false \
	>"$work/tests" 2>&1 || {
	grep -E '^\[ERROR\]' "$work/tests" >&2
	exit 1
}
if grep -l 'NOT TESTED' backup-service/target/surefire-reports/*.xml; then exit 1; fi
echo "s3: all well on $S3_TEST_ENDPOINT"
