#!/usr/bin/env bash
# Looks at what the build wrote of the contents of each service (target/sbom.cdx.json, CycloneDX): each jar that is packed
# must be there, by its hash (or, as Quarkus takes classes out of some, its name and version), and each dependency that the
# service declares, by its name.
set -euo pipefail
cd "$(dirname "$0")/../.."
status=0
for service in api sync notify backup; do
	bom=$service-service/target/sbom.cdx.json
	[ "$(jq -r .bomFormat "$bom")" = CycloneDX ] || { echo "$bom is no CycloneDX" && exit 1; }
	listed=$(jq -r '.components[] | "\(.group).\(.name)-\(.version).jar", (.hashes[]? | select(.alg == "SHA-256").content)' "$bom")
	while read -r hash jar; do
		grep -qxF -e "$hash" -e "${jar##*/}" <<<"$listed" || { echo "$bom lacks $jar" && status=1; }
	done < <(sha256sum "$service-service"/target/quarkus-app/lib/*/*.jar)
	names=$(jq -r '.components[].name' "$bom")
	while read -r name; do
		grep -qxF "$name" <<<"$names" || { echo "$bom lacks the dependency $name" && status=1; }
	done < <(awk '/<dependency>/ { name = scope = "" } /<artifactId>/ && name == "" { name = $0 } /<scope>test</ { scope = "test" }
		/<\/dependency>/ && scope == "" { gsub(/.*<artifactId>|<.*/, "", name); print name }' "$service-service/pom.xml")
	echo "$service: $(wc -l <<<"$names") components"
done
exit $status
