#!/usr/bin/env bash
# Installs what building, testing or trying Smallprint needs and is not there yet: Debian and Ubuntu packages by apt
# (root or sudo), and Node 22 in .cache/node where the system's is older than 20. To be run, or to be sourced for
# its functions and the PATH it sets.
#
#   installers/setup.sh build|test|demo [chromium|firefox]
set -euo pipefail

smallprint_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

build_packages=(
    ca-certificates cmake g++ git libbrotli-dev libcli11-dev libcpp-httplib-dev libgit2-dev libminizip-dev libpsl-dev libre2-dev
    doctest-dev libsqlite3-dev libsqlitecpp-dev libssl-dev libutf8proc-dev libxxhash-dev libzstd-dev zlib1g-dev ninja-build nlohmann-json3-dev openssl pkg-config
)
# The benchmarks compare with libgumbo and libxml2; and smallprint-train learns by
# liblinear; the host itself needs none of them.
test_packages=(clang-format clang-tidy libbenchmark-dev libgumbo-dev liblinear-dev libxml2-dev parallel poppler-utils shellcheck unzip)

say() { printf '%s\n' "==> $*"; }

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# apt needs root; sudo is used where it is there.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "Installing packages needs root: run this as root, or install sudo. Missing: ${missing[*]}"
    fi
}

# Runs a long command quietly: a dot every few seconds while it works, its last words if it fails.
with_progress() {
    local log
    log=$(mktemp)
    "$@" >"$log" 2>&1 &
    local job=$! status=0 seconds=0
    while kill -0 "$job" 2>/dev/null; do
        sleep 1
        seconds=$((seconds + 1))
        [ $((seconds % 5)) = 0 ] && printf '.'
    done
    wait "$job" || status=$?
    [ "$seconds" -ge 5 ] && printf ' %s s\n' "$seconds"
    [ "$status" = 0 ] || tail -n 20 "$log" >&2
    rm -f "$log"
    return "$status"
}

install_packages() {
    missing=()
    local package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
    done
    [ "${#missing[@]}" = 0 ] && return 0
    command -v apt-get >/dev/null || die "This system has no apt; install these by hand: ${missing[*]}"
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    as_root true # sudo asks for its password here, where it can be seen
    with_progress as_root apt-get update -q
    with_progress as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

node_major() {
    command -v node >/dev/null || {
        echo 0
        return
    }
    node --version | sed -E 's/^v([0-9]+).*/\1/'
}

use_node() {
    local own=$smallprint_root/.cache/node
    [ -x "$own/node_modules/node/bin/node" ] && export PATH="$own/node_modules/node/bin:$PATH"
    if [ "$(node_major)" -lt 20 ] || ! command -v npm >/dev/null; then
        [ "$(node_major)" -ge 20 ] || install_packages nodejs
        command -v npm >/dev/null || install_packages npm
        if [ "$(node_major)" -lt 20 ]; then
            say "Bringing Node 22 (this system's is too old)"
            mkdir -p "$own"
            with_progress npm install --prefix "$own" --no-fund --no-audit --loglevel=error node@22
            export PATH="$own/node_modules/node/bin:$PATH"
        fi
    fi
}

# Installed packages of an npm folder, made anew when its lock file changed.
npm_install() {
    local folder=$1
    local stamp=$folder/node_modules/.smallprint-stamp
    if ! cmp -s "$folder/package-lock.json" "$stamp"; then
        say "Installing npm packages for ${folder#"$smallprint_root"/}"
        with_progress npm --prefix "$folder" ci --no-fund --no-audit --loglevel=error
        cp "$folder/package-lock.json" "$stamp"
    fi
}

browser_package() { [ "$1" = firefox ] && echo firefox-esr || echo chromium; }

have_browser() {
    local program
    for program in ${SMALLPRINT_CHROMIUM:+"$SMALLPRINT_CHROMIUM"} chromium chromium-browser google-chrome; do
        [ "$1" = chromium ] && command -v "$program" >/dev/null && return 0
    done
    for program in ${SMALLPRINT_FIREFOX:+"$SMALLPRINT_FIREFOX"} firefox-esr firefox; do
        [ "$1" = firefox ] && command -v "$program" >/dev/null && return 0
    done
    return 1
}

install_browser() { have_browser "$1" || install_packages "$(browser_package "$1")" fonts-dejavu-core; }

setup() {
    case ${1:-} in
        build) install_packages "${build_packages[@]}" && use_node ;;
        test)
            install_packages "${build_packages[@]}" "${test_packages[@]}" && use_node
            install_browser chromium && install_browser firefox
            ;;
        demo) install_packages "${build_packages[@]}" && use_node && install_browser "${2:-chromium}" ;;
        *) die "Usage: installers/setup.sh build|test|demo [chromium|firefox]" ;;
    esac
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    setup "$@"
fi
