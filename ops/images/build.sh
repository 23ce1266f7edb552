#!/usr/bin/env bash
# Builds the five images from what `make build` made. With PUSH=1 they are pushed, with SBOM and provenance, and printed
# by digest as NAME_IMAGE=… lines (appended to $GITHUB_OUTPUT where that is set); otherwise they stay here as :local.
#
# usage: [PUSH=1] [REGISTRY=ghcr.io/owner/sparkone] ops/images/build.sh
# JAVA_IMAGE and POSTGRES_IMAGE take the place of the base images, for a try without a registry (ops/images/local_base.sh).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
registry=${REGISTRY:-sparkone}
# a registry refuses upper case, and a GitHub owner may have some
registry=${registry,,}
revision=$(git rev-parse HEAD)
version=${VERSION:-$(git show -s --format=%cd --date=format:%Y%m%d.%H%M%S HEAD)}
work=$(mktemp -d)
training=target/training
trap 'rm -rf "$work" "$training"' EXIT

for jar in {api,sync,notify,backup}-service/target/quarkus-app/quarkus-run.jar; do
	[ -f "$jar" ] || {
		echo "images: $jar is missing, run make build first" >&2
		exit 1
	}
done

# For the one start of ops/images/train; they reach no image.
mkdir -p "$training"
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$training/private.pem" 2>/dev/null
openssl pkey -in "$training/private.pem" -pubout -out "$training/public.pem"
# Java would unpack it into /tmp at run time, and from there a container executes nothing.
arch=$(docker version --format '{{.Server.Arch}}' | sed 's/arm64/aarch64/')
mkdir -p target/native "$work/zstd"
(cd "$work/zstd" && jar xf "$OLDPWD"/backup-service/target/quarkus-app/lib/main/com.github.luben.zstd-jni-*.jar linux)
cp "$work/zstd/linux/$arch"/libzstd-jni-*.so target/native/libzstd-jni.so
bases=()
for name in JAVA_IMAGE POSTGRES_IMAGE; do
	if [ -n "${!name:-}" ]; then bases+=(--build-arg "$name=${!name}"); fi
done

build() { # NAME TARGET [BUILD_ARGUMENT]
	local name=$1 target=$2 digest
	shift 2
	local options=(--file ops/images/Dockerfile --target "$target" --build-arg "VERSION=$version"
		--build-arg "REVISION=$revision" --label "org.opencontainers.image.source=${SOURCE_URL:-}" "${bases[@]}" "$@")
	if [ -n "${PUSH:-}" ]; then
		docker buildx build "${options[@]}" --pull --sbom=true --provenance=mode=max --tag "$registry/$name:$version" \
			--push --metadata-file "$work/$name.json" .
		digest=$(sed -n 's/.*"containerimage.digest": *"\(sha256:[0-9a-f]*\)".*/\1/p' "$work/$name.json")
		[ -n "$digest" ] || {
			echo "images: the registry gave no digest for $name" >&2
			exit 1
		}
		printf '%s_IMAGE=%s/%s@%s\n' "${name^^}" "$registry" "$name" "$digest" | tee -a "${GITHUB_OUTPUT:-/dev/null}"
		printf '%s_DIGEST=%s\n' "${name^^}" "$digest" >>"${GITHUB_OUTPUT:-/dev/null}"
	else
		docker build "${options[@]}" --tag "$registry/$name:local" .
	fi
}

for service in api sync notify; do build "$service" service --build-arg "SERVICE=$service"; done
build backup backup
build migrate migrate
