#!/usr/bin/env bash
# Builds the parts that are Windows' own with mingw-w64 and runs their tests under wine; skips, saying so, without them.
#   tests/windows/run.sh [--all] [BUILD]      (packages: g++-mingw-w64-x86-64-posix wine64; headers of the libraries)
# --all also compiles every other source of the host for Windows (many minutes), with the libraries' headers of this system.
set -euo pipefail
cd "$(dirname "$0")/../.."

compiler=x86_64-w64-mingw32-g++-posix
wine=$(command -v wine64 || command -v wine || ls /usr/lib/wine/wine64 2>/dev/null || true)
command -v $compiler >/dev/null || { echo "skipped: $compiler is not installed" && exit 0; }
[ "$wine" ] || { echo "skipped: wine is not installed" && exit 0; }
all=
[ "${1:-}" = --all ] && all=yes && shift
build=${1:-build}
[ -e "$build/host/install/embedded_ids.cpp" ] || { echo "skipped: $build is not configured" && exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/include" "$work/objects"
# Only these headers: the rest of /usr/include belongs to another system.
for header in nlohmann doctest utf8proc.h; do ln -s "/usr/include/$header" "$work/include/$header"; done

sources=(host/base/{error,open_file_win32,paths_win32,support_win32,console_win32}.cpp host/doors/native_messaging/{frames,streams_win32,self_test_win32}.cpp
    host/doors/watcher/{resolve_win32,network_address}.cpp host/doors/http/rendezvous{,_win32}.cpp host/doors/cli/{web_browser,pdf_text}_win32.cpp
    host/history/files_win32.cpp tests/windows/parts_test.cpp tests/windows/stand_ins.cpp)
for source in "$build"/host/install/*.cpp host/install/*.cpp tests/host/install/{extension_ids,registry,schedule}_test.cpp; do
    case $source in *_posix.cpp) ;; *) sources+=("$source") ;; esac
done
for source in "${sources[@]}"; do
    object=$work/objects/$(echo "$source" | tr / _).o
    printf '%s\0%s\0' "$source" "$object"
done | xargs -0 -n 2 -P "$(nproc)" sh -c "$compiler -std=c++20 -O0 -Wall -Wextra -Ihost -Itests/host -I$work/include \
    -DSMALLPRINT_SOURCE_DIR='\"$PWD\"' -DDOCTEST_CONFIG_SUPER_FAST_ASSERTS -c \"\$0\" -o \"\$1\""
$compiler -static "$work"/objects/*.o -o "$work/parts_test.exe" -lws2_32 -lshell32 -lbcrypt
export WINEPREFIX=$work/wine WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml=
# What other systems have for timers is tested on them.
"$wine" "$work/parts_test.exe" -tce="systemd*,launchd*"

if [ "$all" ]; then
    # The libraries themselves are not to be had here, so that this compiles and does not link.
    for header in httplib.h SQLiteCpp sqlite3.h sqlite3ext.h CLI re2 xxhash.h zstd.h zstd_errors.h libpsl.h git2 git2.h minizip zlib.h zconf.h brotli openssl; do
        if [ -e "/usr/include/$header" ]; then ln -s "/usr/include/$header" "$work/include/$header"; fi
    done
    for header in /usr/include/"$(gcc -print-multiarch)"/{openssl,zconf.h}; do
        if [ -d "$header" ]; then mkdir -p "$work/machine" && ln -s "$header" "$work/machine/openssl"; fi
        if [ -f "$header" ]; then ln -sf "$header" "$work/include/$(basename "$header")"; fi
    done
    # The C library's own iconv.h is of no other system; elsewhere it is libiconv's.
    cat >"$work/include/iconv.h" <<'END'
#include <stddef.h>
typedef void* iconv_t;
extern "C" iconv_t iconv_open(const char*, const char*);
extern "C" size_t iconv(iconv_t, char**, size_t*, char**, size_t*);
extern "C" int iconv_close(iconv_t);
END
    git ls-files -z 'host/*.cpp' | grep -zvE '_posix\.cpp$|^host/train/' >"$work/sources"
    xargs -0 -n 1 -P "$(nproc)" sh -c "$compiler -std=c++20 -fsyntax-only -Wall -Wextra -Ihost -I$work/include -I$work/machine \
        -DSMALLPRINT_VERSION='\"0\"' -DCPPHTTPLIB_OPENSSL_SUPPORT -Wno-unused-parameter \"\$0\"" <"$work/sources"
    echo "compiled for Windows: $(tr -cd '\0' <"$work/sources" | wc -c) sources"
fi
