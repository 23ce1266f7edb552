#!/usr/bin/env bash
# Runs TraefikLive with the Traefik of ops/check/install.sh, or with the one that TRAEFIK names.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac -d "$work/classes" ops/check/traefik/*.java
java -cp "$work/classes" TraefikLive "${TRAEFIK:-traefik}" "$work"
if [ -n "${SAVE_METRICS:-}" ]; then cp "$work/metrics.txt" "$SAVE_METRICS"; fi
echo "Traefik: configuration, routes, limits and switch of colours work"
