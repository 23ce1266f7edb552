#!/usr/bin/env bash
# Installs what ops/check/run.sh needs, on Debian or Ubuntu with Go and Node 20 or newer (dclint needs it).
# usage: ops/check/install.sh [sops]     only sops, for a deploy
set -euo pipefail
cd "$(dirname "$0")/../.."
SOPS=v3.13.2
ACTIONLINT=v1.7.12
TRAEFIK=$(sed -n 's/^ *image: traefik:\(v[0-9.]*\)@.*/\1/p' ops/staging-compose.yml)
bin=${BIN:-/usr/local/bin}
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
# from source through Go's checksum database: none of them is in Debian
tool() {
	GOBIN=$(mktemp -d)
	export GOBIN
	go install "$1"
	as_root install -m 0755 "$GOBIN"/* "$bin/"
	rm -rf "$GOBIN"
}
# "go install" refuses it: its go.mod expects a nested module of two empty types in the same tree, which a module's zip
# leaves out, and the web interface, which nothing here shows, must have been built. Not optimised: a third less to wait for.
traefik() {
	local cached source module=github.com/traefik/traefik
	cached=$(go mod download -json "$module/v3@$TRAEFIK" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
	source=$(mktemp -d)
	cp -r "${cached:?no source of Traefik $TRAEFIK}/." "$source"
	chmod -R u+w "$source"
	mkdir -p "$source/pkg/config/dynamic/ext" "$source/webui/static"
	echo "module $module/dynamic/ext" >"$source/pkg/config/dynamic/ext/go.mod"
	printf 'package ext\n\ntype HTTP struct{}\n\ntype Router struct{}\n' >"$source/pkg/config/dynamic/ext/ext.go"
	echo 'no web interface' >"$source/webui/static/index.html"
	(cd "$source" && go build -p 2 -gcflags='all=-N -l -dwarf=false' -ldflags "-s -w -X $module/v3/pkg/version.Version=${TRAEFIK#v}" -o traefik-built ./cmd/traefik)
	as_root install -m 0755 "$source/traefik-built" "$bin/traefik"
	rm -rf "$source"
}
command -v sops >/dev/null || tool "github.com/getsops/sops/v3/cmd/sops@$SOPS"
if [ "${1:-}" = sops ]; then exit; fi
command -v actionlint >/dev/null || tool "github.com/rhysd/actionlint/cmd/actionlint@$ACTIONLINT"
"$bin/traefik" version 2>/dev/null | grep -qE "^Version: +${TRAEFIK#v}\$" || traefik
as_root apt-get update -q
mapfile -t packages <ops/check/packages.txt
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${packages[@]}"
(cd ops/check && npm ci --no-audit --no-fund)
