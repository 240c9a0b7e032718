# shellcheck shell=bash
# What engine.sh and images.sh need of this machine's apt. Sourced; the sourcing script has a function `say`.

# The mirror that this machine's apt uses for its own release. Without package lists apt names none, then the sources themselves do.
mirror() {
  local found
  found=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' | awk '$1 == "bookworm" || $1 == "stable" {print $2; exit}')
  [ -n "$found" ] || found=$(awk '/^URIs:/ {print $2; exit}' /etc/apt/sources.list.d/*.sources 2>/dev/null)
  [ -n "$found" ] || found=$(grep -hoE '^deb .*' /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | grep -oE 'https?://[^ ]+' | head -1)
  [ -n "$found" ] || { say 'apt on this machine names no Debian mirror: add one to /etc/apt/sources.list.d'; return 1; }
  echo "$found"
}
