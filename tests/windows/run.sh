#!/usr/bin/env bash
# Builds the parts that are Windows' own with mingw-w64 and runs their tests under wine; skips, saying so, without them.
#   tests/windows/run.sh [BUILD]      (packages: g++-mingw-w64-x86-64-posix wine64; headers of nlohmann-json and doctest)
set -euo pipefail
cd "$(dirname "$0")/../.."

compiler=x86_64-w64-mingw32-g++-posix
wine=$(command -v wine64 || command -v wine || ls /usr/lib/wine/wine64 2>/dev/null || true)
command -v $compiler >/dev/null || { echo "skipped: $compiler is not installed" && exit 0; }
[ "$wine" ] || { echo "skipped: wine is not installed" && exit 0; }
build=${1:-build}
[ -e "$build/host/install/embedded_ids.cpp" ] || { echo "skipped: $build is not configured" && exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/include" "$work/objects"
# Only these headers: the rest of /usr/include belongs to another system.
for header in nlohmann doctest utf8proc.h; do ln -s "/usr/include/$header" "$work/include/$header"; done

sources=(host/base/error.cpp host/base/paths_win32.cpp host/doors/native_messaging/frames.cpp
    host/doors/native_messaging/streams_win32.cpp "$build/host/install/embedded_ids.cpp" "$build/host/install/host_words.cpp"
    tests/windows/parts_test.cpp tests/windows/valid_utf8.cpp)
for source in host/install/*.cpp tests/host/install/{extension_ids,registry}_test.cpp; do
    case $source in *_posix.cpp) ;; *) sources+=("$source") ;; esac
done
for source in "${sources[@]}"; do
    object=$work/objects/$(echo "$source" | tr / _).o
    printf '%s\0%s\0' "$source" "$object"
done | xargs -0 -n 2 -P "$(nproc)" sh -c "$compiler -std=c++20 -O0 -Wall -Wextra -Ihost -Itests/host -I$work/include \
    -DSMALLPRINT_SOURCE_DIR='\"$PWD\"' -DDOCTEST_CONFIG_SUPER_FAST_ASSERTS -c \"\$0\" -o \"\$1\""
$compiler -static "$work"/objects/*.o -o "$work/parts_test.exe"
export WINEPREFIX=$work/wine WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml=
"$wine" "$work/parts_test.exe"
