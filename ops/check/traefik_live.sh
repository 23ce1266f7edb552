#!/usr/bin/env bash
# Runs TraefikLive with the Traefik binary in $TRAEFIK (its image has one: /usr/local/bin/traefik).
set -euo pipefail
cd "$(dirname "$0")/../.."

: "${TRAEFIK:?set TRAEFIK to a Traefik binary of the version in ops/staging-compose.yml}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
	-addext subjectAltName=DNS:localhost -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
java ops/check/TraefikLive.java "$TRAEFIK" "$work"
if [ -n "${SAVE_METRICS:-}" ]; then cp "$work/metrics.txt" "$SAVE_METRICS"; fi
echo "Traefik: configuration, routes and switch of colours work"
