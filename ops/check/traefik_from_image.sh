#!/usr/bin/env bash
# traefik_live.sh with the very binary of the compose file's image. Needs Docker and a registry.
set -euo pipefail
cd "$(dirname "$0")/../.."
image=$(sed -n 's/^ *image: \(traefik:.*\)/\1/p' ops/staging-compose.yml)
work=$(mktemp -d)
container=$(docker create "$image")
trap 'docker rm "$container" >/dev/null; rm -rf "$work"' EXIT
docker cp "$container:/usr/local/bin/traefik" "$work/traefik"
TRAEFIK=$work/traefik ops/check/traefik_live.sh
