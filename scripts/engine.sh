#!/usr/bin/env bash
# A Docker Engine with Compose and Buildx for a Debian 12 machine without systemd, as root. The programs are Debian packages,
# extracted under $ENGINE_HOME: no package of the machine is upgraded.
#
#   eval "$(scripts/engine.sh up)"     download what is missing, start the engine, and put this shell on the way to it
#   eval "$(scripts/engine.sh env)"    only the way to it
#   scripts/engine.sh images           base images and stand-ins that need no registry (see images.sh)
#   scripts/engine.sh down             end the engine that `up` started
#
# `up` begins with the images of the last time but without its containers, whatever became of them. Where an engine answers
# already that it did not start, it uses that one, and `down` leaves it alone.
#
#   ENGINE_HOME    /var/tmp/dogwatch-engine
#   ENGINE_SUITE   sid: Engine 28, Compose 2.40      trixie: Engine 26, Compose 2.26
#   ENGINE_SOCKET  /var/run/docker.sock
set -euo pipefail

home=${ENGINE_HOME:-/var/tmp/dogwatch-engine}
suite=${ENGINE_SUITE:-sid}
socket=${ENGINE_SOCKET:-/var/run/docker.sock}
programs=$home/$suite
state=$home/data-$suite
exec_root=$home/exec
log=$home/dockerd.log
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/apt.sh
. "$here/apt.sh"

up() {
  mkdir -p "$home"
  exec 9>"$home/lock"
  flock -w 300 9 || fail "another 'engine.sh up' has been at work for five minutes"
  download
  use_programs
  if answers; then
    running >/dev/null || say "an engine that this script did not start answers on $socket: using that one, 'down' will leave it alone"
  else
    begin || { say 'once more, with an empty data folder'; clear_leftovers; rm -rf "$state"; begin; } || fail "the engine did not start, see $log"
  fi
  way
}

begin() {
  clear_leftovers
  [ "$socket" != /var/run/docker.sock ] || clear_raw_rules
  say "starting Docker Engine from Debian $suite"
  # shellcheck disable=SC2086 # extra arguments are words
  setsid dockerd --data-root "$state" --exec-root "$exec_root" --pidfile "$home/dockerd.pid" --host "unix://$socket" \
    ${ENGINE_DOCKERD_ARGS:-} >"$log" 2>&1 </dev/null 9>&- &
  local pid=$! until=$((SECONDS + 60))
  until answers; do
    if ! kill -0 "$pid" 2>/dev/null || ((SECONDS > until)); then
      tail -20 "$log" >&2
      end "$pid"
      return 1
    fi
    sleep 0.2
  done
  forget_containers
}

down() {
  local pid
  if ! pid=$(running); then
    ! answers || say "the engine on $socket was not started by this script: left alone"
    clear_leftovers
    return
  fi
  use_programs
  ! answers || forget_containers
  end "$pid"
  clear_leftovers
  say 'the engine has ended'
}

# The pid of the dockerd that this script started, whatever has taken that number since.
running() {
  local pid
  pid=$(cat "$home/dockerd.pid" 2>/dev/null) && is "$pid" dockerd "$home/" && echo "$pid"
}

# Whether process $1 is a $2 that was told of path $3.
is() {
  local argv=()
  { mapfile -d '' -t argv <"/proc/$1/cmdline"; } 2>/dev/null || return
  # shellcheck disable=SC2053 # $2 is a pattern
  [[ ${argv[0]-} && ${argv[0]##*/} == $2 && ${argv[*]} == *"$3"* ]]
}

# Ends process $1: politely, and after 20 seconds not so.
end() {
  kill "$1" 2>/dev/null || return 0
  local until=$((SECONDS + 20))
  while kill -0 "$1" 2>/dev/null; do
    ((SECONDS <= until)) || kill -KILL "$1" 2>/dev/null || true
    sleep 0.1
  done
}

# What an engine that was killed leaves behind: its containerd, shims and containers, mounts, and files that say that it runs.
clear_leftovers() {
  local pid
  if pid=$(running); then end "$pid"; fi
  for process in /proc/[0-9]*; do
    pid=${process#/proc/}
    if is "$pid" containerd "$exec_root/"; then
      end "$pid"
    elif is "$pid" 'containerd-shim*' "$exec_root/"; then
      # With the containers' first processes, its children.
      # shellcheck disable=SC2046 # numbers
      kill -KILL "$pid" $(cat "/proc/$pid"/task/*/children 2>/dev/null) 2>/dev/null || true
    fi
  done
  awk -v home="$home/" 'index($2, home) == 1 {print $2}' /proc/mounts | sort -r | while read -r mount; do umount -l "$mount" || true; done
  rm -rf "$exec_root" "$home/dockerd.pid"
  if ! answers; then
    [ ! -S "$socket" ] || rm -f "$socket"
    # A container that was given the socket while no engine had it.
    [ ! -d "$socket" ] || rmdir "$socket"
  fi
}

# Rules of networks that are gone would drop the packets of new networks with the same addresses.
clear_raw_rules() {
  iptables -t raw -S PREROUTING 2>/dev/null | grep -E -- '! -i (docker0|br-[0-9a-f]{12}) -j DROP$' | sed 's/^-A/-D/' |
    while read -r rule; do
      # shellcheck disable=SC2086 # a rule is words
      iptables -t raw $rule || true
    done
}

forget_containers() {
  ours ps --all --quiet | xargs -r "$programs/usr/bin/docker" --host "unix://$socket" rm --force --volumes >/dev/null 2>&1 || true
  ours network prune --force >/dev/null 2>&1 || true
}

ours() { docker --host "unix://$socket" "$@"; }

answers() { [ -S "$socket" ] && PATH=$programs/usr/bin:$PATH timeout 10 docker --host "unix://$socket" version >/dev/null 2>&1; }

use_programs() { export PATH=$programs/usr/bin:$programs/usr/sbin:$PATH DOCKER_CONFIG=$programs/docker-config; }

way() {
  echo "export PATH=$programs/usr/bin:$programs/usr/sbin:\$PATH"
  echo "export DOCKER_CONFIG=$programs/docker-config"
  [ "$socket" = /var/run/docker.sock ] || echo "export DOCKER_HOST=unix://$socket"
}

download() {
  [ -x "$programs/usr/sbin/dockerd" ] || {
    say "downloading Docker Engine, Compose and Buildx from Debian $suite"
    retry "the packages of Debian $suite" extract
  }
  command -v iptables >/dev/null || [ -x /usr/sbin/iptables ] || retry iptables install iptables
  choose_iptables
}

# Into a folder that gets its name when it is complete.
extract() {
  local tree=$programs.partial debs=$home/debs-$suite lists=$home/lists-$suite
  rm -rf "$tree" "$debs"
  mkdir -p "$tree/docker-config/cli-plugins" "$debs" "$lists/partial" || return
  local url
  url=$(mirror) || return
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $url $suite main" >"$home/$suite.list"
  local apt=(apt-get -qq -o Acquire::Retries=3 -o APT::Sandbox::User=root -o Dir::Etc::sourcelist="$home/$suite.list"
    -o Dir::Etc::sourceparts=- -o Dir::State::lists="$lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=)
  local packages=(docker.io docker-compose docker-buildx containerd tini)
  [ "$suite" != sid ] || packages+=(docker-cli)
  "${apt[@]}" update >&2 || return
  (cd "$debs" && "${apt[@]}" download "${packages[@]}") >&2 || return
  # runc of newer suites needs a newer C library than this machine has; its own serves all engines.
  (cd "$debs" && apt-get -qq -o Acquire::Retries=3 -o APT::Sandbox::User=root download runc) >&2 || return
  local deb
  for deb in "$debs"/*.deb; do dpkg -x "$deb" "$tree" || return; done
  ln -sf ../bin/tini "$tree/usr/sbin/docker-init"
  local plugin
  for plugin in "$tree"/usr/libexec/docker/cli-plugins/*; do
    ln -sf "../../usr/libexec/docker/cli-plugins/$(basename "$plugin")" "$tree/docker-config/cli-plugins/"
  done
  "$tree/usr/sbin/dockerd" --version >&2 || return
  rm -rf "$programs" "$debs"
  mv "$tree" "$programs"
}

# For the engine alone, the machine's own choice stays as it is: many kernels have only the older tables.
choose_iptables() {
  local kind
  kind=$(PATH=$PATH:/usr/sbin; iptables-legacy -t nat -S >/dev/null 2>&1 && echo -legacy || echo -nft)
  for name in iptables ip6tables; do ln -sf "/usr/sbin/$name$kind" "$programs/usr/sbin/$name"; done
}

install() { DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@" >&2; }

# A package list that is missing or old, a mirror that hiccups, another apt at work, a dpkg that was killed: all pass with time.
retry() {
  local what=$1 try
  shift
  for try in 1 2 3 4 5; do
    if "$@"; then return; fi
    say "$what: try $try failed"
    sleep $((try * 2))
    dpkg --configure -a >&2 || true
    apt-get -qq update >&2 || true
  done
  fail "$what could not be had"
}

say() { echo "engine: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

case "${1:-}" in
  up) up ;;
  env) way ;;
  images) use_programs && [ "$socket" = /var/run/docker.sock ] || export DOCKER_HOST=unix://$socket; exec "$here/images.sh" "${@:2}" ;;
  down) down ;;
  *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//p}' "$0" >&2; exit 2 ;;
esac
