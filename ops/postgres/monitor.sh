#!/bin/bash
# Runs once, when the database is made: the role with which postgres-exporter looks, and can do nothing else.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --set=password="${MONITOR_DB_PASSWORD:?}" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE sparkone_monitor LOGIN CONNECTION LIMIT 5 PASSWORD :'password';
GRANT pg_monitor TO sparkone_monitor;
SELECT format('GRANT CONNECT ON DATABASE %I TO sparkone_monitor', current_database()) \gexec
SQL
