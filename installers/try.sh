#!/usr/bin/env bash
# Tries Smallprint without installing it: brings what is missing, builds, and opens a sample terms page in a browser
# with a throw-away profile. Without a display it prints the warnings and writes smallprint-demo.png.
set -euo pipefail

usage() {
    cat <<'END'
Usage: installers/try.sh [--browser chromium|firefox] [--url URL] [--headless]

Builds Smallprint and opens a sample terms page (or URL) in a real browser with a throw-away profile.
  --browser NAME  chromium (default) or firefox
  --url URL       a page of your choice, from the real network
  --headless      no window: print the warnings and write smallprint-demo.png
The browser stays open until you close it; then everything it made is removed.
END
}

# shellcheck source=installers/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

browser=chromium
url=
headless=
while [ $# -gt 0 ]; do
    case $1 in
        --browser) browser=${2:-} && shift ;;
        --browser=*) browser=${1#*=} ;;
        --url) url=${2:-} && shift ;;
        --url=*) url=${1#*=} ;;
        --headless) headless=yes ;;
        -h | --help)
            usage
            exit 0
            ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
    shift
done
case $browser in chromium | firefox) ;; *) printf 'There is no browser "%s" here; use chromium or firefox.\n' "$browser" >&2 && exit 2 ;; esac
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=yes

here=$PWD
cd "$smallprint_root"
mkdir -p .cache
setup demo "$browser"

build=${SMALLPRINT_BUILD:-$smallprint_root/build}
say "Building the host and the extension (a few minutes the first time)"
cmake -B "$build" -G Ninja -DSMALLPRINT_TESTS=OFF >"$smallprint_root/.cache/configure.log" 2>&1 ||
    { tail -n 20 "$smallprint_root/.cache/configure.log" >&2 && die "Configuring failed; the log is .cache/configure.log."; }
cmake --build "$build"
npm_install "$smallprint_root/installers/demo"

say "Starting $browser"
cd "$here"
# No exec: whatever happens, what this shell still has to do comes after.
SMALLPRINT_BUILD=$build node "$smallprint_root/installers/demo/try.mjs" --browser "$browser" ${url:+--url "$url"} \
    ${headless:+--headless} --screenshot "$here/smallprint-demo.png"
