#!/usr/bin/env bash
# Installs what ops/check/run.sh needs, on Debian or Ubuntu with Go and Node 20 or newer (dclint needs it).
# usage: ops/check/install.sh [sops]     only sops, for a deploy
set -euo pipefail
cd "$(dirname "$0")/../.."
SOPS=v3.13.2
ACTIONLINT=v1.7.12
bin=${BIN:-/usr/local/bin}
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
# from source through Go's checksum database: neither is in Debian
tool() {
	GOBIN=$(mktemp -d)
	export GOBIN
	go install "$1"
	as_root install -m 0755 "$GOBIN"/* "$bin/"
	rm -rf "$GOBIN"
}
command -v sops >/dev/null || tool "github.com/getsops/sops/v3/cmd/sops@$SOPS"
if [ "${1:-}" = sops ]; then exit; fi
command -v actionlint >/dev/null || tool "github.com/rhysd/actionlint/cmd/actionlint@$ACTIONLINT"
as_root apt-get update -q
mapfile -t packages <ops/check/packages.txt
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${packages[@]}"
(cd ops/check && npm ci --no-audit --no-fund)
