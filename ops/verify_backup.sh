#!/usr/bin/env bash
# Proves a dump:  ./ops/verify_backup.sh sparkone_YYYYMMDD.sql
#
# Makes an ephemeral PostgreSQL with initdb, loads all of the dump into it, and stops at the first error. Needs PostgreSQL's own
# programs only, and zstd, gzip, xz or age where the dump needs them. PG_BIN, or SPARKONE_PG_BIN for the server's alone, name their
# folders; otherwise they are looked for.
set -euo pipefail
# shellcheck source=ops/lib/dump.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/dump.sh"

if [ $# -ne 1 ] || [[ $1 == -* ]]; then die "usage: verify_backup.sh FILE"; fi
file=$1
MODE=direct

# The first folder that has all of the programs.
folder_of() {
    local folder program
    for folder in "${PG_BIN:-}" "${SPARKONE_PG_BIN:-}" /usr/lib/postgresql/*/bin "$(dirname "$(command -v "$1" || echo /none/x)")"; do
        for program in "$@"; do
            [ -x "$folder/$program" ] || continue 2
        done
        printf '%s\n' "$folder"
        return
    done
    die "$* were not found in one folder: set PG_BIN"
}

SERVER_BIN=$(folder_of initdb postgres)
PG_BIN=$(folder_of psql pg_restore)
inspect "$file"
note "$file: $FORM dump${LAYERS[*]:+, wrapped in ${LAYERS[*]}}; PostgreSQL from $SERVER_BIN"
require_whole "$file"

# A dump is code: where the kernel allows it, neither the server nor what feeds it has a network. A user namespace also makes root
# nobody, since PostgreSQL refuses to run as root.
confined=()
if unshare --user --net true 2>/dev/null; then
    confined=(unshare --user --net)
elif [ "$(id -u)" = 0 ]; then
    unshare --user true 2>/dev/null || die "PostgreSQL does not run as root, and user namespaces are off: run this as another user"
    confined=(unshare --user)
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/sparkone-verify.XXXXXX")
server=''
finish() {
    if [ -n "$server" ]; then
        kill -QUIT "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf -- "$folder"
}
trap finish EXIT

note "starting an ephemeral PostgreSQL"
"${confined[@]}" "$SERVER_BIN/initdb" -D "$folder/data" -U sparkone_verify --auth=trust --encoding=UTF8 --locale=C --no-sync \
    >"$folder/log" 2>&1 || die "initdb failed: $(tail -n 3 "$folder/log")"
"${confined[@]}" "$SERVER_BIN/postgres" -D "$folder/data" -c listen_addresses= -c "unix_socket_directories=$folder" -c fsync=off \
    -c full_page_writes=off -c autovacuum=off -c max_locks_per_transaction=2048 >"$folder/log" 2>&1 &
server=$!
unset PGPASSWORD PGSSLMODE PGSERVICE
export PGHOST=$folder PGPORT=5432 PGUSER=sparkone_verify PGCONNECT_TIMEOUT=5
sql() { "${confined[@]}" "$PG_BIN/psql" --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }
for _ in $(seq 100); do
    sql --dbname=postgres --command='select 1' >/dev/null 2>&1 && break
    kill -0 "$server" 2>/dev/null || die "PostgreSQL did not start: $(tail -n 3 "$folder/log")"
    sleep 0.1
done

as_sql() {
    if [ "$FORM" = custom ]; then
        stream "$file" "${LAYERS[@]}" | "$PG_BIN/pg_restore" --schema-only --file=-
    else
        stream "$file" "${LAYERS[@]}"
    fi
}
# Roles and tablespaces stand in no dump of one database, but owners, grants and tables name them. A line of data that looks alike only
# makes one more. pg_restore leaves off when it has read what the schema takes.
note "making the roles and tablespaces that the dump names"
name='("([^"]|"")+"|[a-z_][a-z0-9_]*)'
after='( WITH GRANT OPTION| IN SCHEMA .*| GRANT .*| REVOKE .*)?;?$'
as_sql | { grep -aoE "( OWNER TO | TO |AUTHORIZATION |FOR ROLE |FROM )$name$after|FOR ROLE $name|^SET default_tablespace = $name" || true; } |
    sort -u >"$folder/named" || true
grep -av '^SET' "$folder/named" | sed -E "s/^ *(OWNER TO|TO|AUTHORIZATION|FOR ROLE|FROM) *//; s/$after//; s/^[^\"].*/\"&\"/" |
    sort -u | grep -viE '^"(public|postgres|current_user|session_user|stdin)?"$' | sed 's/.*/create role &;/' >"$folder/roles.sql" || true
"${confined[@]}" "$PG_BIN/psql" --no-psqlrc --quiet --dbname=postgres <"$folder/roles.sql" >/dev/null 2>&1 || true
sql --dbname=postgres --command='create role postgres superuser' >/dev/null 2>&1 || true
sed -n 's/^SET default_tablespace = //p' "$folder/named" | while read -r tablespace; do
    place=$(mktemp -d "$folder/tablespace.XXXXXX")
    sql --dbname=postgres --command="create tablespace $tablespace location '$place'" </dev/null >/dev/null 2>&1 || true
done

note "loading the dump"
encoding=$({ as_sql || true; } 2>/dev/null | head -n 40 | sed -n "s/^SET client_encoding = '\([A-Z0-9_]*\)';$/\1/p")
sql --dbname=postgres --command="create database restored template template0 encoding '${encoding:-UTF8}'"
load() {
    if [ "$FORM" = custom ]; then
        stream "$file" "${LAYERS[@]}" | "${confined[@]}" "$PG_BIN/pg_restore" --exit-on-error --dbname=restored
    else
        stream "$file" "${LAYERS[@]}" | sql --single-transaction --dbname=restored --output=/dev/null --file=-
    fi
}
problem=$(load 2>&1) || {
    printf '%s\n' "$problem" >&2
    [[ $problem != *'No space left on device'* ]] || die "${folder%/*} is full, which says nothing about the dump"
    die "the dump cannot be loaded$(why_not "$(sql --dbname=postgres --command='show server_version_num' | sed 's/....$//')")"
}

sql --dbname=restored --command='analyze' >/dev/null
tables=$(sql --dbname=restored --command="select count(*) from pg_tables where schemaname !~ '^pg_' and schemaname <> 'information_schema'")
rows=$(sql --dbname=restored --command="
    select coalesce(sum((xpath('/row/n/text()', query_to_xml(format('select count(*) as n from only %I.%I', schemaname, tablename),
        false, true, '')))[1]::text::bigint), 0)
    from pg_tables where schemaname !~ '^pg_' and schemaname <> 'information_schema'")
[ "$tables" -gt 0 ] || die "the dump was loaded, but it holds no tables"
broken=$(sql --dbname=restored --command="select count(*) from pg_index where not indisvalid")
[ "$broken" = 0 ] || die "$broken indexes are not valid after the load"
if [ -x "$PG_BIN/pg_amcheck" ] && sql --dbname=restored --command='set session_replication_role = replica' --command='create extension if not exists amcheck' >/dev/null 2>&1; then
    note "checking tables and indexes"
    "${confined[@]}" "$PG_BIN/pg_amcheck" --heapallindexed restored || die "pg_amcheck found damage"
fi
note "verified: $tables tables, $rows rows"
printf 'verified %s: %s tables, %s rows\n' "$file" "$tables" "$rows"
