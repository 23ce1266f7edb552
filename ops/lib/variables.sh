#!/usr/bin/env bash
# To be sourced from the repository's root.

# Everything that the compose files mention and that is set here, as exports quoted for the shell at the other end.
variables() {
	local name
	{
		grep -ohE '\$\{[A-Z][A-Z0-9_]*' ops/staging-compose.yml ops/production-compose.yml | cut -c3-
		printf '%s\n' COMPOSE_FILE API_REPLICAS
	} | sort -u | while read -r name; do
		if [ -n "${!name:-}" ]; then printf 'export %s=%q\n' "$name" "${!name}"; fi
	done
}
