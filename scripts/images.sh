#!/usr/bin/env bash
# Images for a machine that reaches no image registry.
#
#   scripts/images.sh          base images and stand-ins for the public images of examples/ai-pic, from Debian packages
#   scripts/images.sh base     only bb:latest (busybox) and debian-dev:local (Debian 12 with apt)
#
# An image that exists is left as it is. With a registry in reach there is nothing to do here: Compose pulls the real images.
set -euo pipefail

home=${ENGINE_HOME:-/var/tmp/dogwatch-engine}
# shellcheck source=scripts/apt.sh
. "$(dirname "$0")/apt.sh"
example=$(cd "$(dirname "$0")/../examples/ai-pic" && pwd)

main() {
  mkdir -p "$home"
  busybox_image
  debian_image
  [ "${1:-}" = base ] && return
  stand_ins
}

busybox_image() {
  exists bb:latest && return
  local context
  context=$(mktemp -d)
  (cd "$context" && retry 'busybox-static' apt-get -qq -o APT::Sandbox::User=root download busybox-static && dpkg -x busybox-static_*.deb package)
  cat >"$context/Dockerfile" <<-'DOCKERFILE'
	FROM scratch
	COPY package/bin/busybox /bin/busybox
	RUN ["/bin/busybox", "--install", "-s", "/bin"]
	CMD ["/bin/sh"]
	DOCKERFILE
  build bb:latest "$context"
  rm -rf "$context"
}

debian_image() {
  exists debian-dev:local && return
  local tree=$home/bookworm
  if [ ! -d "$tree" ]; then
    command -v debootstrap >/dev/null || retry debootstrap apt-get -qq -o DPkg::Lock::Timeout=120 install -y debootstrap >&2
    retry 'the Debian base system' bootstrap "$tree.partial" || { tail -5 "$home/debootstrap.log" >&2; return 1; }
    mv "$tree.partial" "$tree"
  fi
  tar -C "$tree" --one-file-system --exclude='./var/cache/apt/archives/*.deb' --exclude='./var/lib/apt/lists/*_*' -c . |
    docker import - debian-dev:local >/dev/null
  say "built debian-dev:local"
}

bootstrap() {
  awk -v tree="$1/" 'index($2, tree) == 1 {print $2}' /proc/mounts | sort -r | while read -r mount; do umount -l "$mount"; done
  rm -rf "$1"
  local url
  url=$(mirror) || return
  debootstrap --variant=minbase bookworm "$1" "$url" >"$home/debootstrap.log" 2>&1
}

# The public names are read from the files that use them, so that they cannot drift apart.
stand_ins() {
  local python uv
  python=$(grep -oE 'public\.ecr\.aws/[^ ]+' "$example/backend/Dockerfile")
  uv=$(grep -oE 'ghcr\.io/astral-sh/uv:[^ ]+' "$example/backend/Dockerfile")
  stand_in python "$python" "Debian's Python 3.11 with fastapi, uvicorn, alembic, psycopg2, redis and tenacity as Debian packages"
  stand_in uv "$uv" "a script that checks that the dependencies are installed"
  stand_in traefik "$(used traefik)" "a small router by container labels, without TLS" "$python"
  stand_in mailcatcher "$(used mailcatcher)" "a small SMTP server with a list of the mail" "$python"
  stand_in adminer "$(used adminer)" "one page on port 8080" "$python"
}

stand_in() {
  local folder=$1 image=$2 what=$3 python=${4:-}
  if exists "$image"; then
    local label
    label=$(docker image inspect --format '{{index .Config.Labels "dogwatch.stand-in"}}' "$image")
    say "$image exists already${label:+, a stand-in: $label}"
    return
  fi
  build "$image" "$example/stand-ins/$folder" ${python:+--build-arg "PYTHON=$python"}
  say "$image is a STAND-IN, not the public image: $what"
}

used() { sed -nE "s/^ +image: +([^ ]*$1[^ ]*)\$/\\1/p" "$example"/docker-compose.yml "$example"/docker-compose.override.yml | head -1; }

say() { echo "images: $*" >&2; }

exists() { docker image inspect "$1" >/dev/null 2>&1; }

build() {
  local image=$1 context=$2 log
  shift 2
  log=$(mktemp)
  if ! docker build --network host --progress plain --tag "$image" "$@" "$context" >"$log" 2>&1; then
    tail -25 "$log" >&2
    say "$image could not be built"
    exit 1
  fi
  rm -f "$log"
}

# A package list that is missing or old, a mirror that hiccups, another apt at work: all pass with time.
retry() {
  local what=$1 try
  shift
  for try in 1 2 3 4 5; do
    "$@" && return
    say "$what: try $try failed"
    sleep "$try"
    apt-get -qq update >&2 || true
  done
  return 1
}

main "$@"
