#!/usr/bin/env bash
# What people's calendar programs make of SparkOne's calendar. khal writes events (each week across New York's clock changes, whole days, a
# night in which the clock changes, text that is escaped and folded), vdirsyncer makes one file of them, SparkOne imports it; then
# vdirsyncer subscribes to the feed, and what khal and ical.js (Thunderbird's engine) read there must be what khal wrote.
#
# usage: ops/check/live/calendar.sh API_URL TOKEN     of a running suite
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
api=$1 token=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mark="K$RANDOM$RANDOM"

call() { curl -s --max-time 30 --fail-with-body -H "Authorization: Bearer $token" "$@"; }
refuse() {
	echo "$1" >&2
	exit 1
}
same() { # WHAT EXPECTED_FILE FOUND_FILE
	diff -u "$2" "$3" || refuse "$1"
}
sync() { vdirsyncer -c "$work/vdirsyncer.conf" sync "$1" >"$work/sync.log" 2>&1 || refuse "$(cat "$work/sync.log")"; }
khal_() { XDG_CACHE_HOME=$work khal -c "$work/khal.conf" "$@"; }
listed() { # CALENDAR: one line for each occurrence, in Sao Paulo's time; days of one event repeat its line
	khal_ list -a "$1" -df '' -f '{start-long}|{end-long}|{title}|{location}' "$first" "$last" | grep "$mark" | sort -u
}
new() { khal_ new -a own "$@"; }

mkdir "$work/own" "$work/feed"
url=$(call "$api/auth/calendar-feeds" --json "{\"name\": \"$mark\"}" | jq -r '.url | sub("^https?://[^/]+"; "")')
cat >"$work/khal.conf" <<-END
	[calendars]
	[[own]]
	path = $work/own
	[[feed]]
	path = $work/feed
	readonly = True
	[locale]
	local_timezone = America/Sao_Paulo
	default_timezone = America/New_York
	timeformat = %H:%M
	dateformat = %Y-%m-%d
	longdateformat = %Y-%m-%d
	datetimeformat = %Y-%m-%d %H:%M
	longdatetimeformat = %Y-%m-%d %H:%M
	[sqlite]
	path = $work/khal.db
END
cat >"$work/vdirsyncer.conf" <<-END
	[general]
	status_path = "$work/status/"
	[pair export]
	a = "own"
	b = "file"
	collections = null
	[storage own]
	type = "filesystem"
	path = "$work/own"
	fileext = ".ics"
	[storage file]
	type = "singlefile"
	path = "$work/export.ics"
	[pair subscription]
	a = "remote"
	b = "feed"
	collections = null
	conflict_resolution = "a wins"
	[storage remote]
	type = "http"
	url = "$api$url"
	[storage feed]
	type = "filesystem"
	path = "$work/feed"
	fileext = ".ics"
END

# a year holds both clock changes of New York, the feed 400 days
first=$(date -u +%F) last=$(date -u -d '+390 days' +%F)
change=$(node ops/check/live/calendar.mjs change)
new "$(date -u -d '+1 day' +%F)" 09:00 10:30 America/New_York "$mark Standup, às 9; \\ação" --repeat weekly --until "$last" --location 'sala 3, 2º andar'
new "$(date -u -d '+30 days' +%F)" "$(date -u -d '+32 days' +%F)" "$mark Férias"
new "$(date -u -d "$change -1 day" +%F)" 23:00 "$change" 04:00 America/New_York "$mark Noite 🌙 $(printf 'ação✅ %.0s' {1..30}).end"
[ "$(listed own | grep Standup | sed -E 's/.* (..:..)\|.*\|.*\|.*/\1/' | sort -u | wc -l)" = 2 ] ||
	refuse 'khal itself does not show the clock change of New York'

vdirsyncer -c "$work/vdirsyncer.conf" discover >"$work/discover.log" 2>&1 <<<'y' || refuse "$(cat "$work/discover.log")"
sync export
import() { call "$api/events/import" -H 'Content-Type: text/calendar' --data-binary "@$work/export.ics" | jq -c '[.created, .unchanged, .skipped]'; }
[ "$(import)" = '[3,0,0]' ] || refuse 'the file of khal and vdirsyncer is not imported whole'
[ "$(import)" = '[0,3,0]' ] || refuse 'imported again, the file changes something'

sync subscription
listed own >"$work/written"
listed feed >"$work/read"
same 'khal reads something else in the feed than it wrote' "$work/written" "$work/read"
curl -s --max-time 30 "$api$url" >"$work/feed.ics"
node ops/check/live/calendar.mjs list "$work/feed.ics" | grep "$mark" | sort -u >"$work/parsed"
same 'ical.js reads something else in the feed than khal wrote' "$work/written" "$work/parsed"

tag=$(curl -s --max-time 30 -I "$api$url" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p')
[ "$(curl -s --max-time 30 -o /dev/null -w '%{http_code}' -H "If-None-Match: $tag" "$api$url")" = 304 ] ||
	refuse 'a feed that has not changed is sent again'
for id in $(call "$api/events?upcoming_only=true&limit=100" | jq ".events[] | select(.title | startswith(\"$mark\")) | .id"); do
	call -X DELETE "$api/events/$id"
done
sync subscription
[ -z "$(listed feed || true)" ] || refuse 'what was deleted is still shown'
echo "calendar: $(wc -l <"$work/written") occurrences, read alike by khal and ical.js"
