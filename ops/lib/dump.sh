# shellcheck shell=bash
# What backup.sh, restore.sh and verify_backup.sh share: reaching the database, and reading dumps whatever their form.

# shellcheck source=ops/lib/stand_ins.sh
. "$(dirname "${BASH_SOURCE[0]}")/stand_ins.sh"

DB_SERVICE=${DB_SERVICE:-postgres}
DB_USER=${DB_USER:-sparkone}
DB_NAME=${DB_NAME:-sparkone}

note() { printf '%s %s\n' "$(date +%H:%M:%S)" "$*" >&2; }

die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# A program that ends by itself when it is interrupted would look like one that failed.
trap 'exit 130' INT

need() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || die "$program is not installed, or not on the PATH"
    done
}

# The form of what comes in, by its first bytes: a name's ending proves nothing.
form_of() {
    local bytes
    bytes=$(head -c 24 | od -A n -v -t x1 | tr -d ' \n')
    case $bytes in
        '') echo empty ;;
        5047444d50*) echo custom ;;                                # PGDMP
        6167652d656e6372797074696f6e2e6f72672f7631*) echo age ;;   # age-encryption.org/v1
        2d2d2d2d2d424547494e20414745*) echo age ;;                 # -----BEGIN AGE
        28b52ffd*) echo zstd ;;
        1f8b*) echo gzip ;;
        fd377a585a00*) echo xz ;;
        fffe* | feff*) echo utf16 ;;
        746f632e646174*) echo tar ;;                               # toc.dat
        2d2d* | 534554* | 435245415445* | 5c7265737472696374*) echo plain ;; # -- SET CREATE \restrict
        *) echo unknown ;;
    esac
}

unwrap_age() {
    need age
    [ -n "${AGE_IDENTITY:-${BACKUP_AGE_IDENTITY_PATH:-}}" ] ||
        die "the dump is encrypted: AGE_IDENTITY must name the file with the key"
    age --decrypt --identity "${AGE_IDENTITY:-${BACKUP_AGE_IDENTITY_PATH:-}}"
}
unwrap_zstd() {
    need zstd
    zstd --decompress --stdout --quiet
}
unwrap_xz() {
    need xz
    xz --decompress --stdout --quiet
}
unwrap_gzip() { gzip --decompress --stdout; }

# stream FILE LAYER...: the content of the file without its layers
stream() {
    local file=$1 last
    shift
    if [ $# -eq 0 ]; then
        cat -- "$file"
    else
        last=${*: -1}
        stream "$file" "${@:1:$#-1}" | "unwrap_$last"
    fi
}

# Sets FORM (custom or plain) and LAYERS (what is around it) for a file.
inspect() {
    local file=$1
    [ ! -d "$file" ] || die "$file is a folder: a dump is one file"
    [ ! -p "$file" ] || die "$file is a pipe: a dump is read more than once, so write it into a file first"
    [ -f "$file" ] || die "there is no file $file"
    [ -r "$file" ] || die "$file cannot be read by $(id -un)"
    [ -s "$file" ] || die "$file is empty"
    LAYERS=()
    while true; do
        # the reader stops early, which the writers before it are not to blame for
        FORM=$({ stream "$file" "${LAYERS[@]}" || true; } 2>/dev/null | form_of)
        case $FORM in
            age | zstd | gzip | xz) LAYERS+=("$FORM") ;;
            custom | plain) return ;;
            empty) die "$file cannot be read as far as its content: $(stream "$file" "${LAYERS[@]}" 2>&1 >/dev/null | tail -n 2)" ;;
            utf16) die "$file is text in UTF-16, as PowerShell writes it, and may have lost bytes: make the dump with pg_dump --file" ;;
            tar) die "$file is a dump in tar form, which only pg_restore itself reads" ;;
            *) die "$file is no dump of PostgreSQL" ;;
        esac
        [ ${#LAYERS[@]} -le 4 ] || die "$file is wrapped too often"
    done
}

# What may follow the last line of a plain dump: a row that looks like that line is followed by more.
TRAILER=$'\n--\n-- PostgreSQL database dump complete\n--(\n|\\\\unrestrict [A-Za-z0-9]+)*$'
# A dump of one database needs none of psql's own commands, and they reach other databases, files and programs.
COMMANDS='^\\(!|c|cd|connect|copy|g|gexec|gx|i|include|include_relative|ir|o|out|setenv|w|write)([^A-Za-z_]|$)'

# A dump that was cut restores "fine" up to the cut, so it is read to its end before anything is loaded.
require_whole() {
    local file=$1 end problem
    if [ "$FORM" = plain ]; then
        end=$(stream "$file" "${LAYERS[@]}" | tail -c 2000 | LC_ALL=C tr -d '\000') || die "$file is damaged or cut"
        if ! [[ $end =~ $TRAILER ]]; then
            [[ ! ${end//$'\r'/} =~ $TRAILER ]] || die "the lines of $file end in CR LF: something changed it on its way here, so fetch it again"
            die "$file is cut, or something was added: it does not end with 'PostgreSQL database dump complete'"
        fi
        [ "$(stream "$file" "${LAYERS[@]}" | LC_ALL=C grep -acE "$COMMANDS")" = 0 ] ||
            die "$file holds commands of psql, such as \\connect: it is no dump of one database"
    else
        problem=$(stream "$file" "${LAYERS[@]}" | pg pg_restore --file=/dev/null 2>&1) || {
            printf '%s\n' "$problem" >&2
            [[ $problem != *'unsupported version'* ]] || die "$file is of a newer PostgreSQL than the pg_restore that is here"
            die "$file is damaged or cut"
        }
    fi
}

# why_not MAJOR: what to add where a server of that version could not load the dump.
why_not() {
    local major
    major=$({ if [ "$FORM" = custom ]; then
        stream "$file" "${LAYERS[@]}" | pg pg_restore --list
    else
        stream "$file" "${LAYERS[@]}"
    fi || true; } 2>/dev/null | head -n 40 | sed -nE 's/^(;|--) *Dumped from database version:? ([0-9]+).*/\2/p')
    [ "${major:-0}" -le "$1" ] || printf ': it is of PostgreSQL %s, and the server is %s' "$major" "$1"
}

# Runs a client program: in the Compose service, or here against DATABASE_URL or the local stack.
pg() {
    local program=$1
    shift
    if [ "$MODE" = compose ]; then
        docker compose exec -T -e PGAPPNAME=sparkone-ops "$DB_SERVICE" "$program" "$@"
    else
        "${PG_BIN:+$PG_BIN/}$program" "$@"
    fi
}

# client PROGRAM ARGUMENT...: the same, with what it needs to reach the server.
client() {
    local program=$1
    shift
    pg "$program" "${CONNECTION[@]}" "$@"
}

# Decodes %xx in a part of a URL.
decoded() {
    ! [[ $1 =~ %([^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$) ]] || die "DATABASE_URL holds a % without two hexadecimal digits: write %25"
    local text=${1//\\/\\\\}
    printf '%b' "${text//%/\\x}"
}

# A database as an argument: a bare name with = in it would be read as a connection string.
named() {
    local name=${1//\\/\\\\}
    printf "dbname='%s'" "${name//\'/\\\'}"
}

# Sets MODE, and for a URL the variables of libpq: on a command line everybody could read the password.
reach_database() {
    if [ -n "${COMPOSE_FILE:-}" ] && [ -z "${DATABASE_URL:-}" ]; then
        export COMPOSE_FILE
        stand_ins
        MODE=compose
        CONNECTION=(--username="$DB_USER")
        need docker
        return
    fi
    MODE=direct
    CONNECTION=()
    need "${PG_BIN:+$PG_BIN/}psql" "${PG_BIN:+$PG_BIN/}pg_dump" "${PG_BIN:+$PG_BIN/}pg_restore"
    local url=${DATABASE_URL:-postgresql://sparkone:sparkone@127.0.0.1:${POSTGRES_PORT:-54320}/sparkone}
    [[ $url =~ ^postgres(ql)?(\+[a-z0-9]+)?://(([^:@/]*)(:([^@/]*))?@)?([^:/?]+)(:([0-9]+))?/([^?]+)(\?.*)?$ ]] ||
        die "DATABASE_URL must look like postgresql://user:password@host:5432/database"
    PGUSER=$(decoded "${BASH_REMATCH[4]:-$DB_USER}")
    PGPASSWORD=$(decoded "${BASH_REMATCH[6]}")
    PGHOST=${BASH_REMATCH[7]}
    PGPORT=${BASH_REMATCH[9]:-5432}
    DB_NAME=$(decoded "${BASH_REMATCH[10]}")
    export PGUSER PGPASSWORD PGHOST PGPORT PGAPPNAME=sparkone-ops PGCONNECT_TIMEOUT=10
    [[ ${BASH_REMATCH[11]} =~ sslmode=([a-z-]+) ]] && export PGSSLMODE=${BASH_REMATCH[1]}
    return 0
}
