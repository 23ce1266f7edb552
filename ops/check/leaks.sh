#!/usr/bin/env bash
# Looks for credentials in everything that was ever committed. The patterns are broken up, or they would find themselves.
set -euo pipefail
cd "$(dirname "$0")/../.."
patterns=(
	'AGE-SECRET-KEY-1''[0-9A-Z]{50}'
	# the first line of a key's body too: code that writes or reads such files names the header alone
	'\+ *MII[A-Za-z0-9+/]{60,}$' '\+ *b3BlbnNzaC1rZXkt''[A-Za-z0-9+/]{40}'
	'hooks\.slack\.com/services/T''[0-9A-Z]+/B[0-9A-Z]+/'
	'gh[pousr]_''[A-Za-z0-9]{36}'
	'xox[abprs]-''[0-9A-Za-z-]{20}'
	'AKIA''[0-9A-Z]{16}'
	'(ntn|secret)_''[A-Za-z0-9]{40}'
	'sk-''[A-Za-z0-9]{40}'
	'AIza''[0-9A-Za-z_-]{35}'
)
pattern=$(IFS='|' && echo "${patterns[*]}")
found=$(git log --all -p --no-color --unified=0 --format='commit %h' |
	awk '/^commit /{commit=$2} /^\+\+\+ /{file=$2; next} /^\+/{print commit " " file " " $0}' |
	grep -aE "($pattern)" | cut -d' ' -f1,2 | sort -u || true)
if [ -n "$found" ]; then
	printf 'leaks: looks like a credential in\n%s\n' "$found" >&2
	exit 1
fi
echo 'leaks: none in the history'
