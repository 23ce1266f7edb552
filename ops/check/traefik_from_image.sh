#!/usr/bin/env bash
# Installs the very Traefik of the compose file's image, in place of the one that ops/check/install.sh would build from
# source. Needs Docker and a registry.
set -euo pipefail
cd "$(dirname "$0")/../.."
image=$(sed -n 's/^ *image: \(traefik:.*\)/\1/p' ops/staging-compose.yml)
work=$(mktemp -d)
container=$(docker create "$image")
trap 'docker rm "$container" >/dev/null; rm -rf "$work"' EXIT
docker cp "$container:/usr/local/bin/traefik" "$work/traefik"
if [ "$(id -u)" = 0 ]; then as_root=(); else as_root=(sudo); fi
"${as_root[@]}" install -m 0755 "$work/traefik" "${BIN:-/usr/local/bin}/traefik"
