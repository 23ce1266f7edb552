#!/usr/bin/env bash
# Makes a backup by hand:  COMPOSE_FILE=ops/staging-compose.yml ./ops/backup.sh /path/backups
#
# Without COMPOSE_FILE it dumps DATABASE_URL, or else the local stack of `make dev-up`. DOCKER_HOST=ssh://… reaches the Compose
# of another host. DB_SERVICE, DB_USER, DB_NAME name what is dumped. AGE_RECIPIENTS="age1… age1…" encrypts the file.
# The result is a plain SQL dump, sparkone_YYYYMMDD.sql (.sql.zst.age when encrypted), and its SHA-256 beside it. No file is
# overwritten: the second one of a day has the time in its name.
set -euo pipefail
# shellcheck source=ops/lib/dump.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/dump.sh"

if [ $# -ne 1 ] || [[ $1 == -* ]]; then die "usage: backup.sh FOLDER"; fi
folder=$1
umask 077
mkdir -p -- "$folder" || die "cannot make $folder"
reach_database

AGE_RECIPIENTS=${AGE_RECIPIENTS:-}
read -r -a recipients <<<"${AGE_RECIPIENTS//,/ }"
ending=.sql
if [ ${#recipients[@]} -gt 0 ]; then
    need age zstd
    ending=.sql.zst.age
fi
# a database may have a name that no file can have
label=${DB_NAME//[^A-Za-z0-9_.-]/_}
aside=$(mktemp "$folder/.${label}_XXXXXX.part") || die "cannot write into $folder"
trap 'rm -f -- "$aside" "$aside.end"' EXIT

wrap() {
    if [ ${#recipients[@]} -eq 0 ]; then
        cat
    else
        zstd --quiet --stdout | age --encrypt "${recipients[@]/#/--recipient=}"
    fi
}

note "dumping $DB_NAME"
client pg_dump --dbname="$(named "$DB_NAME")" --format=plain --no-password |
    tee >(tail -c 2000 >"$aside.end") | wrap >"$aside" || die "the dump failed: nothing was kept"
for _ in 1 2 3 4 5 6 7 8 9 10; do
    grep -q '^-- PostgreSQL database dump complete' "$aside.end" && break
    sleep 0.2
done
grep -q '^-- PostgreSQL database dump complete' "$aside.end" || die "the dump is cut: nothing was kept"

sync -- "$aside"
name=${label}_$(date +%Y%m%d)
[ ! -e "$folder/$name$ending" ] || name=${name}_$(date +%H%M%S)
mv --no-clobber -- "$aside" "$folder/$name$ending"
[ ! -e "$aside" ] || die "$folder/$name$ending is there already: nothing was overwritten, and nothing kept"
(cd -- "$folder" && sha256sum -- "$name$ending" >"$name$ending.sha256")
note "done: $(wc -c <"$folder/$name$ending") bytes"
printf '%s\n' "$folder/$name$ending"
