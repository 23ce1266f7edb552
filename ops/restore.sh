#!/usr/bin/env bash
# Restores a dump:  COMPOSE_FILE=ops/staging-compose.yml ./ops/restore.sh sparkone_YYYYMMDD.sql
#
# The dump goes into a new database, which takes the place of DB_NAME only when all of it was loaded; the former database stays as
# DB_NAME_before_<time>. To agree, type the name of the database when asked, or give it: --confirm sparkone
# With --into NAME it becomes a database of that name, and nothing live is touched. Sniffs custom and plain dumps, gzip, zstd, xz, age
# (AGE_IDENTITY names the key file). The database is reached as in backup.sh, with an account that may create databases.
set -euo pipefail
# shellcheck source=ops/lib/dump.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/dump.sh"

usage='usage: restore.sh FILE [--confirm DATABASE | --into NEW_DATABASE]'
file='' confirm='' into=''
while [ $# -gt 0 ]; do
    case $1 in
        --confirm) confirm=${2:?--confirm needs the name of the database}; shift 2 ;;
        --into) into=${2:?--into needs a name}; shift 2 ;;
        -*) die "unknown option $1; $usage" ;;
        *) [ -z "$file" ] || die "$usage"; file=$1; shift ;;
    esac
done
[ -n "$file" ] || die "$usage"

reach_database
sql() { client psql --no-psqlrc --no-password --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }
# Runs what comes in, with our databases as :'target', :"aside" and :"previous": their names may hold anything.
admin() {
    sql --dbname=postgres --set=target="$target" --set=aside="$aside" --set=previous="$previous" --file=-
}

target=${into:-$DB_NAME}
stamp=$(date -u +%Y%m%d%H%M%S)
aside=sparkone_restoring_${stamp}_$$
previous=${target}_before_$stamp
case $target in
    postgres | template0 | template1) die "$target is PostgreSQL's own" ;;
    *[[:cntrl:]]*) die "a name with control characters cannot name a database" ;;
esac
# PostgreSQL cuts longer names without a word, and then they may be another database's
[ "$(printf %s "$previous" | wc -c)" -le 63 ] || die "$target is too long: a name for --into may have 40 bytes"

inspect "$file"
note "$file: $FORM dump${LAYERS[*]:+, wrapped in ${LAYERS[*]}}"
require_whole "$file"

if [ -z "$into" ] && [ -z "$confirm" ]; then
    [ -t 0 ] || die "the database $DB_NAME would be replaced: give --confirm $DB_NAME, or --into another name"
    read -r -p "This replaces the database $DB_NAME. Type its name to go on: " confirm
fi
[ -n "$into" ] || [ "$confirm" = "$DB_NAME" ] || die "not confirmed: nothing was changed"

exists=$(admin <<<"select count(*) from pg_database where datname = :'target'") || die "the server cannot be reached: nothing was changed"
[ -z "$into" ] || [ "$exists" = 0 ] || die "there is a database $into already"

note "restoring into $aside"
# in the locale and encoding of the one whose place it takes, or text would sort otherwise than before
admin <<'SQL' || die "no database can be made: nothing was changed"
select coalesce((select format('create database %I template template0 encoding %L lc_collate %L lc_ctype %L%s', :'aside',
    pg_encoding_to_char(encoding), datcollate, datctype, case j ->> 'datlocprovider'
    when 'i' then format(' locale_provider icu icu_locale %L', coalesce(j ->> 'daticulocale', j ->> 'datlocale'))
    when 'b' then format(' locale_provider builtin builtin_locale %L', j ->> 'datlocale') else '' end)
from (select *, to_jsonb(d) j from pg_database d) d where datname = :'target'), format('create database %I template template0', :'aside')) \gexec
SQL
not_loaded() {
    die "the dump could not be loaded, nothing was changed$(why_not "$(admin <<<'show server_version_num' | sed 's/....$//')")"
}
drop_aside() { admin <<<'drop database if exists :"aside" with (force)' || true; }
trap drop_aside EXIT
if [ "$FORM" = custom ]; then
    stream "$file" "${LAYERS[@]}" | client pg_restore --no-password --exit-on-error --dbname="$aside" || not_loaded
else
    stream "$file" "${LAYERS[@]}" | sql --single-transaction --dbname="$aside" --output=/dev/null --file=- || not_loaded
fi
tables=$(sql --dbname="$aside" --command="select count(*) from pg_tables where schemaname !~ '^pg_' and schemaname <> 'information_schema'")
[ "$tables" -gt 0 ] || die "the restored database has no tables: nothing was changed"
note "$tables tables restored"

if [ "$exists" = 1 ]; then
    # what belongs to a database and is in no dump: its owner, settings in it, of it and of roles, and who may connect
    admin <<'SQL'
select format('alter database %I owner to %I', :'aside', pg_get_userbyid(datdba)) from pg_database where datname = :'target' \gexec
select format(case when s.setrole = 0 then 'alter database %1$I' else 'alter role %2$s in database %1$I' end || ' set %3$s = %4$s',
    :'aside', quote_ident(pg_get_userbyid(s.setrole)), split_part(c, '=', 1),
    case when c like 'search_path=%' then substr(c, 13) else quote_literal(substr(c, strpos(c, '=') + 1)) end)
from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase, unnest(s.setconfig) c where d.datname = :'target' \gexec
revoke all on database :"aside" from public;
select format('grant %s on database %I to %s', a.privilege_type, :'aside',
    case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end)
from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a where d.datname = :'target' \gexec
SQL
    note "taking the place of $target; the former one stays as $previous"
    # the rename keeps new sessions out and waits five seconds for the old ones to go. They are told by the number of their database:
    # the name is soon another's, and the last of these calls may come after that
    former=$(admin <<<"select oid from pg_database where datname = :'target'")
    end_sessions() {
        for _ in $(seq 40); do
            admin >/dev/null 2>&1 <<<"select pg_terminate_backend(pid) from pg_stat_activity where datid = $former" || true
            sleep 0.2
        done
    }
    end_sessions &
    ending=$!
    trap 'kill "$ending" 2>/dev/null || true; drop_aside' EXIT
    swapped=yes
    # both names change in one transaction: whatever is killed, there is a database $target, and it is open
    admin <<'SQL' || swapped=no
begin;
alter database :"target" rename to :"previous";
alter database :"aside" rename to :"target";
commit;
SQL
    kill "$ending" 2>/dev/null || true
    wait "$ending" 2>/dev/null || true
    [ "$swapped" = yes ] || die "$target could not be renamed: it is as it was"
else
    admin <<<'alter database :"aside" rename to :"target"' || die "there is a database $target by now"
fi
trap - EXIT
note "done: $target holds the dump"
