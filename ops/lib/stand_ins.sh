# shellcheck shell=bash
# To be sourced. Compose wants every required variable even for a command in a container that runs.

# Gives those of the files in COMPOSE_FILE that are not set a stand-in. Not for what makes containers anew.
stand_ins() {
	local files name
	IFS=: read -r -a files <<<"$COMPOSE_FILE"
	while read -r name; do
		if [ -z "${!name:-}" ]; then export "$name=not-needed-here"; fi
	done < <(grep -ohE '\$\{[A-Z0-9_]+:\?' "${files[@]}" 2>/dev/null | tr -cd 'A-Z0-9_\n' | sort -u)
}
