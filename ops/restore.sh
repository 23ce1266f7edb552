#!/usr/bin/env bash
# Restores a dump:  COMPOSE_FILE=ops/staging-compose.yml ./ops/restore.sh sparkone_YYYYMMDD.sql
#
# The dump goes into a new database, which takes the place of DB_NAME only when all of it was loaded; the former database stays as
# DB_NAME_before_<time>. To agree, type the name of the database when asked, or give it: --confirm sparkone
# With --into NAME it becomes a database of that name, and nothing live is touched. Sniffs custom and plain dumps, gzip, zstd, age
# (AGE_IDENTITY names the key file). The database is reached as in backup.sh, with an account that may create databases.
set -euo pipefail
# shellcheck source=ops/lib/dump.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/dump.sh"

file='' confirm='' into=''
while [ $# -gt 0 ]; do
    case $1 in
        --confirm) confirm=${2:?--confirm needs the name of the database}; shift 2 ;;
        --into) into=${2:?--into needs a name}; shift 2 ;;
        -*) die "unknown option $1" ;;
        *) file=$1; shift ;;
    esac
done
[ -n "$file" ] || die "usage: restore.sh FILE [--confirm DATABASE | --into NEW_DATABASE]"

reach_database
sql() { client psql --no-psqlrc --no-password --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }

inspect "$file"
note "$file: $FORM dump${LAYERS[*]:+, wrapped in ${LAYERS[*]}}"
require_whole "$file"

if [ -z "$into" ] && [ -z "$confirm" ]; then
    [ -t 0 ] || die "the database $DB_NAME would be replaced: give --confirm $DB_NAME, or --into another name"
    read -r -p "This replaces the database $DB_NAME. Type its name to go on: " confirm
fi
[ -n "$into" ] || [ "$confirm" = "$DB_NAME" ] || die "not confirmed: nothing was changed"
target=${into:-$DB_NAME}
[[ $target =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || die "$target cannot name a database"

stamp=$(date -u +%Y%m%d%H%M%S)
aside=${target}_restoring_$stamp
previous=${target}_before_$stamp
exists=$(sql --dbname=postgres --command="select count(*) from pg_database where datname = '$target'")
[ -z "$into" ] || [ "$exists" = 0 ] || die "there is a database $into already"

drop_aside() { sql --dbname=postgres --command="drop database if exists \"$aside\" with (force)" || true; }
trap drop_aside EXIT
note "restoring into $aside"
sql --dbname=postgres --command="create database \"$aside\" template template0"
if [ "$FORM" = custom ]; then
    stream "$file" "${LAYERS[@]}" | client pg_restore --no-password --exit-on-error --dbname="$aside"
else
    stream "$file" "${LAYERS[@]}" | sql --single-transaction --dbname="$aside" --output=/dev/null --file=-
fi
tables=$(sql --dbname="$aside" --command="select count(*) from pg_tables where schemaname !~ '^pg_' and schemaname <> 'information_schema'")
[ "$tables" -gt 0 ] || die "the restored database has no tables: nothing was changed"
note "$tables tables restored"

if [ "$exists" = 1 ]; then
    # what belongs to a database and is in no dump: settings of roles in it, and who may connect
    sql --dbname=postgres <<SQL
select format('alter role %I in database "$aside" set %s = %s', r.rolname, split_part(c, '=', 1),
    case when c like 'search_path=%' then substr(c, 13) else quote_literal(substr(c, strpos(c, '=') + 1)) end)
from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase join pg_roles r on r.oid = s.setrole,
    unnest(s.setconfig) c where d.datname = '$target' \gexec
revoke all on database "$aside" from public;
select format('grant %s on database "$aside" to %s', a.privilege_type,
    case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end)
from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a where d.datname = '$target' \gexec
SQL
    note "taking the place of $target; the former one stays as $previous"
    open_again() {
        sql --dbname=postgres --command="alter database \"$target\" with allow_connections true" || true
        drop_aside
    }
    trap open_again EXIT
    # both names change in one transaction: there is always a database $target
    sql --dbname=postgres <<SQL
alter database "$target" with allow_connections false;
select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '$target' \g /dev/null
begin;
alter database "$target" rename to "$previous";
alter database "$aside" rename to "$target";
alter database "$previous" with allow_connections true;
commit;
SQL
else
    sql --dbname=postgres --command="alter database \"$aside\" rename to \"$target\""
fi
trap - EXIT
note "done: $target holds the dump"
