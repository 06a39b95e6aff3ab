#!/usr/bin/env bash
# Makes the Windows installer by the project's own definition and runs it under wine: install silently, look, install again
# (as an upgrade does), remove; every file, and every key below Software, must be as before.
#   tests/windows/installer.sh [BUILD]      (a configured build; packages: nsis g++-mingw-w64-x86-64-posix wine64)
# The smallprint.exe in it is a small one (installer/CMakeLists.txt); the viewer and the extensions are those of BUILD, if
# it has them. Skips, saying so, where something is not there.
set -euo pipefail
cd "$(dirname "$0")/../.."

compiler=x86_64-w64-mingw32-g++-posix
wine=$(command -v wine64 || command -v wine || ls /usr/lib/wine/wine64 2>/dev/null || true)
skip() {
    printf '%s\n' "skipped: $*"
    exit 0
}
die() {
    printf '%s\n' "$*" >&2
    exit 1
}
say() { printf '%s\n' "==> $*"; }
command -v $compiler >/dev/null || skip "$compiler is not installed"
command -v makensis >/dev/null || skip "makensis is not installed (package nsis)"
[ "$wine" ] || skip "wine is not installed"
build=$(cd "${1:-build}" && pwd)
[ -e "$build/host/install/embedded_ids.cpp" ] || skip "$build is not configured"

work=$(mktemp -d)
export WINEPREFIX=$work/wine WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml=
stop() {
    "${wine%/*}/wineserver64" -k 2>/dev/null || wineserver -k 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT

say "The program and its installer"
mkdir -p "$work/include" "$work/build"
ln -s /usr/include/nlohmann "$work/include/nlohmann"
for part in viewer extension; do
    if [ -d "$build/$part" ]; then cp -a "$build/$part" "$work/build/$part"; fi
done
cmake -S tests/windows/installer -B "$work/build" -G Ninja -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_SYSTEM_PROCESSOR=AMD64 \
    -DCMAKE_CXX_COMPILER=$compiler -DCMAKE_CXX_COMPILER_LAUNCHER="$(command -v ccache || true)" -DCMAKE_BUILD_TYPE=Release \
    -DSMALLPRINT_MADE="$build/host/install" -DSMALLPRINT_INCLUDE="$work/include" >"$work/log" || die "$(cat "$work/log")"
cmake --build "$work/build" >"$work/log" || die "$(cat "$work/log")"
# The wine of a 64-bit system runs no 32-bit programs, so the installer itself is a 64-bit one here.
mkdir "$work/bin"
printf '#!/bin/sh\nexec %s -XTarget\\ amd64-unicode "$@"\n' "$(command -v makensis)" >"$work/bin/makensis"
chmod +x "$work/bin/makensis"
(cd "$work/build" && PATH=$work/bin:$PATH cpack -G NSIS) >"$work/log" 2>&1 ||
    die "cpack: $(cat "$work/log" "$work"/build/packages/_CPack_Packages/*/NSIS/NSISOutput.log 2>/dev/null)"
installer=$(ls "$work"/build/packages/*.exe)

say "A computer with two browsers"
"$wine" wineboot --init >/dev/null 2>&1 || skip "wine does not start here"
key() { "$wine" reg "$@" >/dev/null 2>&1; }
key add 'HKLM\Software\Google\Chrome' /f
key add 'HKLM\Software\Mozilla\NativeMessagingHosts\org.example.other' /ve /d 'C:\other.json' /f
drive=$WINEPREFIX/drive_c
# The remover runs as a copy of itself among the temporary files, which Windows takes away when it starts next.
files() { (cd "$drive" && find . -ipath ./windows/temp -prune -o -ipath './users/*/temp' -prune -o -print | LC_ALL=C sort); }
keys() {
    "$wine" reg query 'HKLM\Software' /s 2>/dev/null | tr -d '\r' | LC_ALL=C sort
    "$wine" reg query 'HKCU\Software' /s 2>/dev/null | tr -d '\r' | LC_ALL=C sort
}
settle() { "${wine%/*}/wineserver64" -w 2>/dev/null || wineserver -w 2>/dev/null || true; }
settle
files >"$work/files-before"
keys >"$work/keys-before"
[ -s "$work/keys-before" ] || die "wine lists no keys"

# $1: what is being tried.
look() {
    local place="$drive/Program Files/Smallprint" name manifest
    [ -e "$place/bin/smallprint.exe" ] || die "$1: no smallprint.exe there, but: $(find "$drive" -iname '*smallprint*')"
    if [ -d "$build/viewer" ]; then
        cmp -s "$build/viewer/index.html" "$place/share/smallprint/viewer/index.html" || die "$1: another viewer"
    fi
    for name in Google\\Chrome Chromium Microsoft\\Edge Mozilla; do
        manifest=$("$wine" reg query "HKLM\\Software\\$name\\NativeMessagingHosts\\org.smallprint.host" /ve 2>/dev/null |
            tr -d '\r' | sed -n 's/.*REG_SZ *//p')
        [ "$manifest" ] || die "$1: $name is not registered"
        manifest=$drive/$(sed 's/^C://; s/\\/\//g' <<<"$manifest")
        grep -q 'smallprint.exe' "$manifest" || die "$1: the manifest for $name does not name the program: $manifest"
    done
}
say "Install"
"$wine" "$installer" /S
settle
look install
"$wine" reg query 'HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall' /s 2>/dev/null | grep -q Smallprint ||
    die "it is not in the list of programs that can be removed"
say "Install again"
"$wine" "$installer" /S
settle
look "install again"
say "Remove"
remover=$(find "$drive" -name Uninstall.exe | head -n 1)
"$wine" "$remover" /S
settle
# The copy ends after the one that was started.
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -e "$remover" ] || break
    sleep 1
done
settle
files >"$work/files-after"
keys >"$work/keys-after"
diff "$work/files-before" "$work/files-after" || die "removing left files behind, or took others"
diff "$work/keys-before" "$work/keys-after" || die "removing left keys behind, or took others"
say "The same files and keys as before: $(wc -l <"$work/files-before") and $(wc -l <"$work/keys-before") lines"
