#!/usr/bin/env bash
# Makes an encrypted file of secrets with fresh random values, for the recipients of secrets/.sops.yaml. Values that
# only others can give come from variables of the same name, or are "replace-me" until `sops secrets/ENVIRONMENT.sops.yaml`
# changes or deletes them (a deleted one is an integration that is off). ops/deploy.sh refuses "replace-me".
#
# usage: secrets/make.sh staging|production [FOLDER]        the rules: FOLDER/.sops.yaml, else those beside this script
set -euo pipefail
environment=${1:?usage: secrets/make.sh staging|production [FOLDER]}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(cd "${2:-$here}" && pwd)
target=$folder/$environment.sops.yaml
rules=$folder/.sops.yaml
if [ ! -e "$rules" ]; then rules=$here/.sops.yaml; fi
for tool in sops openssl age-keygen; do
	command -v "$tool" >/dev/null || { echo "make.sh: $tool is not installed" >&2; exit 69; }
done
if [ -e "$target" ]; then
	echo "make.sh: $target exists; change single values with: sops $target" >&2
	exit 73
fi
umask 077
# in memory where there is such a place, and removed in any case
work=$(mktemp -d "${XDG_RUNTIME_DIR:-/dev/shm}/sparkone.XXXXXX")
trap 'rm -rf "$work"' EXIT

# letters and digits, since some of them become parts of URLs
random() { openssl rand -hex 24; }
block() { sed 's/^/  /' "$1"; }

openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$work/private.pem" 2>/dev/null ||
	openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$work/private.pem" 2>/dev/null
openssl pkey -in "$work/private.pem" -pubout -out "$work/public.pem"
age-keygen -o "$work/backup.key" 2>/dev/null
age-keygen -o "$work/backup-offline.key" 2>/dev/null

{
	for name in POSTGRES_PASSWORD API_DB_PASSWORD SYNC_DB_PASSWORD NOTIFY_DB_PASSWORD BACKUP_DB_PASSWORD \
		MONITOR_DB_PASSWORD REDIS_PASSWORD WEB_PASSWORD EVOLUTION_WEBHOOK_SECRET ALERTMANAGER_TOKEN \
		GRAFANA_ADMIN_PASSWORD; do
		echo "$name: \"$(random)\""
	done
	echo 'AUTH_PRIVATE_KEY: |'
	block "$work/private.pem"
	echo 'AUTH_PUBLIC_KEY: |'
	block "$work/public.pem"
	echo "BACKUP_AGE_RECIPIENTS: \"$(age-keygen -y "$work/backup.key"),$(age-keygen -y "$work/backup-offline.key")\""
	echo "BACKUP_AGE_IDENTITY: \"$(grep '^AGE-SECRET-KEY' "$work/backup.key")\""
	for name in EVOLUTION_API_BASE_URL EVOLUTION_API_KEY EVOLUTION_INSTANCE WHATSAPP_NOTIFY_NUMBERS NOTION_API_KEY \
		NOTION_DATABASE_ID GOOGLE_SHEETS_CREDENTIALS GOOGLE_SHEETS_SYNC_SPREADSHEET_ID SMTP_HOST SMTP_PORT \
		SMTP_USERNAME SMTP_PASSWORD FALLBACK_EMAIL OPENAI_API_KEY BACKUP_S3_ENDPOINT BACKUP_S3_REGION \
		BACKUP_S3_BUCKET BACKUP_S3_ACCESS_KEY BACKUP_S3_SECRET_KEY DEADMAN_URL; do
		echo "$name: \"${!name:-replace-me}\""
	done
	echo "SLACK_ALERT_WEBHOOK: \"${SLACK_ALERT_WEBHOOK:-https://hooks.slack.com/services/replace-me}\""
	echo "RUNBOOK_BASE_URL: \"${RUNBOOK_BASE_URL:-https://github.com/replace-me/blob/main/docs/OPERATIONS.md}\""
} >"$work/plain.yaml"

sops --config "$rules" encrypt --filename-override "$target" --output "$target" "$work/plain.yaml"
chmod 0644 "$target"
echo "made $target"
echo "keep this away from the host and from CI: it opens the backups when both are lost"
grep '^AGE-SECRET-KEY' "$work/backup-offline.key"
