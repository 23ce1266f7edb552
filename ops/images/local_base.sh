#!/usr/bin/env bash
# Makes the two base images of the Dockerfile out of Debian packages and the JDK of this machine, for a try where no
# registry can be reached: sparkone/java-base:local and sparkone/postgres-base:local. Needs root, debootstrap and Docker.
# Nothing that goes into service is built on them.
#
# usage: JAVA_HOME=/path/to/jdk-25 ops/images/local_base.sh
#        JAVA_IMAGE=sparkone/java-base:local POSTGRES_IMAGE=sparkone/postgres-base:local ops/images/build.sh
set -euo pipefail
: "${JAVA_HOME:?set JAVA_HOME to a JDK 25}"
[ "$("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')" = 25 ] || {
	echo "local_base: $JAVA_HOME is no JDK 25" >&2
	exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
debootstrap --variant=minbase --include=ca-certificates,tzdata,postgresql-15 bookworm "$work/root" >"$work/log" 2>&1 || {
	tail -n 20 "$work/log" >&2
	exit 1
}
rm -rf "$work"/root/var/cache/apt/archives/* "$work"/root/var/lib/apt/lists/*
import() { # NAME PATH_WITHOUT
	tar -C "$work/root" --exclude="$2" -c . | docker import --change 'ENV PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' - "$1"
}
import sparkone/postgres-base:local ./opt/java
mkdir -p "$work/root/opt/java/openjdk"
# what a runtime image has not
tar -C "$JAVA_HOME" --exclude=./jmods --exclude=./lib/src.zip --exclude=./include --exclude=./man -c . |
	tar -x -C "$work/root/opt/java/openjdk" --no-same-owner
import sparkone/java-base:local ./usr/lib/postgresql
