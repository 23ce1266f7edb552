#!/usr/bin/env bash
# Writes the configuration of ops/traefik into a folder, as it is but for its addresses: ports of this machine, services at
# the addresses given, and a certificate made here in place of one of Let's Encrypt. Its start: traefik
# --configFile=FOLDER/traefik.yml, with SPARKONE_DOMAIN=localhost.
#
# usage: ops/check/traefik/configuration.sh FOLDER WEB_PORT SECURE_PORT METRICS_PORT NAME=HOST:PORT...
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
folder=$1 web=$2 secure=$3 metrics=$4
shift 4

mkdir -p "$folder/dynamic"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 -subj /CN=localhost \
	-addext subjectAltName=DNS:localhost -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
sed -e "s/':8000'/'127.0.0.1:$web'/; s/':8443'/'127.0.0.1:$secure'/; s/':8082'/'127.0.0.1:$metrics'/" \
	-e "s#/etc/traefik/dynamic#$folder/dynamic#; /^ *certResolver:/d; s/^      tls:\$/      tls: {}/" \
	-e '/^certificatesResolvers:/,/^$/d' \
	ops/traefik/traefik.yml >"$folder/traefik.yml"
script=
for address in "$@"; do script+="s#http://${address%%=*}:[0-9]\+#http://${address#*=}#;"; done
for file in ops/traefik/dynamic/*.yml; do sed -e "$script" "$file" >"$folder/dynamic/${file##*/}"; done
printf 'tls:\n  certificates:\n    - certFile: %s\n      keyFile: %s\n' "$folder/cert.pem" "$folder/key.pem" \
	>"$folder/dynamic/certificate.yml"
