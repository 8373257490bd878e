# Sourced by ./linewarden and ./verify: finds a JDK 25 and installs Debian packages. Needs bash.
# shellcheck shell=bash

# say TEXT...: one line for people; stdout belongs to the command's own result.
say() {
  printf '%s\n' "$*" >&2
}

# is_jdk_25 DIR: true if DIR holds a JDK (with its compiler) of version 25.
is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] \
    && grep -Eq '^JAVA_VERSION="25[.+"-]' "$1/release"
}

# java_on_path: the home of the `java` that the PATH finds, links resolved.
java_on_path() {
  local java
  java=$(command -v java) || return 0
  java=$(readlink -f "$java") || return 0
  printf '%s' "${java%/bin/java}"
}

# find_jdk: sets JAVA_HOME to a JDK 25 and exports it, or says what to install and exits with 2.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/local/*jdk*25* /opt/*jdk*25* /opt/java/*25* \
    /opt/java/openjdk "${HOME:-/root}"/.jdks/*25* "${HOME:-/root}"/.sdkman/candidates/java/25* \
    "$(java_on_path)"; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      export JAVA_HOME="$home"
      return
    fi
  done
  say "Linewarden needs a JDK 25 and found none: install one (package temurin-25-jdk of adoptium.net, or" \
    "openjdk-25-jdk of Debian 13), or set JAVA_HOME to where it is."
  exit 2
}

# install_packages LOG PACKAGE...: installs them as root on Debian, else prints the command and exits with 2.
install_packages() {
  local log=$1
  shift
  [ $# -eq 0 ] && return
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    say "Needed and not found: $*. Install with: sudo apt-get install -y --no-install-recommends $*"
    exit 2
  fi
  say "installing $*…"
  mkdir -p "$(dirname "$log")"
  if ! { apt-get update -q \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    say "Could not install $*. The full log is $log"
    exit 2
  fi
}
