#!/usr/bin/env bash
# Debian's Prometheus, Alertmanager and exporters are older than those of the compose file. This builds the latter from source,
# through Go's checksum database, under Debian's names, so that all checks can be made with them too. Takes a while; run it
# when a version is raised:
#
#   ops/check/pinned_versions.sh FOLDER && PATH=FOLDER:$PATH ops/check/run.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p "${1:?usage: ops/check/pinned_versions.sh FOLDER}"
folder=$(cd "$1" && pwd)

pinned() { sed -nE "s#^ *image: [a-z0-9./_-]*$1:(v[0-9.]+)@.*#\1#p" ops/staging-compose.yml; }
# not go install: it refuses a go.mod with "exclude"
build() { # MODULE VERSION PACKAGE=NAME...
	local module=$1 version=$2 one cached source
	shift 2
	cached=$(go mod download -json "$module@$version" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p') || true
	if [ -z "$cached" ]; then
		echo "NOT BUILT $module $version: its source cannot be had, so Debian's stays in use" >&2
		return
	fi
	source=$(mktemp -d)
	cp -r "$cached/." "$source"
	chmod -R u+w "$source"
	for one in "$@"; do
		(cd "$source" && go build -p 2 -ldflags "-s -w -X github.com/prometheus/common/version.Version=${version#v}" \
			-o "$folder/${one#*=}" "./${one%%=*}")
		echo "${one#*=} $version"
	done
	rm -rf "$source"
}
build github.com/prometheus-community/postgres_exporter "$(pinned postgres-exporter)" cmd/postgres_exporter=prometheus-postgres-exporter
build github.com/oliver006/redis_exporter "$(pinned redis_exporter)" .=prometheus-redis-exporter
build github.com/prometheus/node_exporter "$(pinned node-exporter)" .=prometheus-node-exporter
build github.com/prometheus/blackbox_exporter "$(pinned blackbox-exporter)" .=prometheus-blackbox-exporter
build github.com/prometheus/alertmanager "$(pinned alertmanager)" cmd/alertmanager=prometheus-alertmanager cmd/amtool=amtool
# as a module Prometheus 3.5.0 is 0.305.0
build github.com/prometheus/prometheus "$(pinned prometheus | sed -E 's/^v3\.([0-9])\./v0.30\1./; s/^v3\.([0-9]{2})\./v0.3\1./')" \
	cmd/prometheus=prometheus cmd/promtool=promtool
