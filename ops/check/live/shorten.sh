#!/usr/bin/env bash
# The committed rules and routes with every span of time divided by 30, so that an incident needs no quarter of an hour:
# "for", windows like [15m], evaluation intervals, and Alertmanager's pauses between notices. Nothing else is touched:
# expressions, thresholds, labels and annotations are those that run on the host.
#
# Not shorter than: a window 10 s (five scrapes), "for" and intervals 1 s. Numbers that mean seconds within an expression
# (time() - x > 900) stay as they are.
#
# usage: ops/check/live/shorten.sh FILE...        writes to standard output
set -euo pipefail
awk '
	function seconds(span,    sum, part) {
		sum = 0
		while (match(span, /^[0-9]+(ms|[smhdw])/)) {
			part = substr(span, 1, RLENGTH)
			sum += part * (part ~ /ms$/ ? 0.001 : part ~ /s$/ ? 1 : part ~ /m$/ ? 60 : part ~ /h$/ ? 3600 : part ~ /d$/ ? 86400 : 604800)
			span = substr(span, RLENGTH + 1)
		}
		return sum
	}
	function shorter(span, least,    s) {
		s = int(seconds(span) / 30)
		return (s < least ? least : s) "s"
	}
	/^ *(for|interval|group_wait|group_interval|repeat_interval|resolve_timeout): [0-9]+[a-z]+$/ {
		sub(/[0-9]+[a-z]+$/, shorter($2, 1))
		print
		next
	}
	{
		line = ""
		while (match($0, /\[[0-9]+[a-z]+\]/)) {
			# shorter() matches too
			begin = RSTART
			size = RLENGTH
			line = line substr($0, 1, begin) shorter(substr($0, begin + 1, size - 2), 10) "]"
			$0 = substr($0, begin + size)
		}
		print line $0
	}' "$@"
