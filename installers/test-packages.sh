#!/usr/bin/env bash
# Makes the packages and tries them: lintian on the .deb, its life in a bare Debian 12 (install, use, upgrade, remove; the
# same files before and after), and the contents of .rpm and .tar.gz.
#   installers/test-packages.sh [BUILD]      (default: build, which must be built, with the extension)
# Needs dpkg, lintian, rpm; the bare Debian needs root and debootstrap and is skipped, saying so, where the kernel or the
# system forbids it. SMALLPRINT_MIRROR names a Debian mirror other than the one this system uses.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "${1:-$root/build}" && pwd)
packages=$build/packages
say() { printf '%s\n' "==> $*"; }
die() {
    printf '%s\n' "$*" >&2
    exit 1
}
skip() { printf '%s\n' "skipped: $*"; }

for needed in bin/smallprint viewer/index.html; do
    [ -e "$build/$needed" ] || die "$build is not built with the extension: no $needed."
done

say "Making the packages"
cmake --build "$build" --target smallprint_words >/dev/null
generators=DEB\;TGZ
if command -v rpmbuild >/dev/null; then generators="$generators;RPM"; else skip "no .rpm, rpmbuild is not installed"; fi
rm -rf "$packages"
(cd "$build" && cpack -G "$generators" >/dev/null)
deb=$(ls "$packages"/*.deb) tgz=$(ls "$packages"/*.tar.gz)

say "The same files in every package"
expected="bin/smallprint share/smallprint/viewer/index.html share/smallprint/extension/chromium/manifest.json
    share/smallprint/extension/firefox/manifest.json share/man/man1/smallprint.1.gz share/fish/vendor_completions.d/smallprint.fish
    share/bash-completion/completions/smallprint share/zsh/vendor-completions/_smallprint lib/systemd/user/smallprint-watch.timer"
holds() {
    local file
    for file in $expected; do
        grep -q "/$file\$" <<<"$2" || die "$1 has no $file"
    done
    ! grep -qE '\.(o|a|h|cmake)$|CMakeFiles' <<<"$2" || die "$1 holds files of the build"
}
holds .deb "$(dpkg-deb -c "$deb" | awk '{print $6}')"
holds .tar.gz "$(tar tzf "$tgz")"
size=$(($(dpkg-deb -f "$deb" Installed-Size) * 1024))
say "Installed size: $size bytes (may be 15,000,000)"
[ "$size" -lt 15000000 ] || die "too large"
if compgen -G "$packages/*.rpm" >/dev/null; then
    rpm=$(ls "$packages"/*.rpm)
    holds .rpm "$(rpm -qlp "$rpm" 2>/dev/null)"
    rpm -qp --scripts "$rpm" 2>/dev/null | grep -q 'smallprint register --system' || die "the .rpm does not register"
    rpm -qp --scripts "$rpm" 2>/dev/null | grep -q 'smallprint unregister --system' || die "the .rpm does not unregister"
    rpm -qp --requires "$rpm" 2>/dev/null | grep -q 'libgit2' || die "the .rpm does not ask for the libraries loaded on demand"
fi

if command -v lintian >/dev/null; then
    say "lintian"
    lintian --fail-on error --suppress-tags bad-distribution-in-changes-file "$deb"
else
    skip "lintian is not installed"
fi

if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
    skip "the bare Debian needs root and debootstrap"
    exit 0
fi
# shellcheck disable=SC2016
mirror=${SMALLPRINT_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 2>/dev/null | grep -v security | head -n 1)}
work=$(mktemp -d)
bare=$work/debian
clean_up() {
    umount -l "$bare/proc" 2>/dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT
say "A bare Debian 12"
if ! debootstrap --variant=minbase --include=ca-certificates bookworm "$bare" "${mirror:-http://deb.debian.org/debian}" >"$work/log" 2>&1; then
    skip "debootstrap does not work here: $(tail -n 1 "$work/log")"
    exit 0
fi
# The system's own sources, so that dependencies come from where this computer's packages come from.
rm -f "$bare/etc/apt/sources.list"
for part in sources.list sources.list.d apt.conf.d preferences.d trusted.gpg.d; do
    if [ -e "/etc/apt/$part" ]; then cp -a "/etc/apt/$part" "$bare/etc/apt/"; fi
done
if [ -d /usr/share/keyrings ]; then cp -a /usr/share/keyrings/. "$bare/usr/share/keyrings/"; fi
# Links to certificates that are not there are of no use to anybody.
cp -aL /etc/ssl/certs/. "$bare/etc/ssl/certs/" 2>/dev/null || true
cp /etc/resolv.conf /etc/hosts "$bare/etc/"
mount -t proc proc "$bare/proc" 2>/dev/null || {
    skip "the kernel forbids mounting /proc here"
    exit 0
}
settings=(HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
for name in http_proxy https_proxy no_proxy; do
    if [ "${!name:-}" ]; then settings+=("$name=${!name}"); fi
done
in_bare() { env -i "${settings[@]}" chroot "$bare" "$@"; }
# Everything but what apt and dpkg keep for themselves, and the history of the user, which nobody may remove.
listing() { (cd "$bare" && find . -path ./proc -prune -o -path ./var/lib/dpkg -prune -o -path ./var/cache -prune -o -path ./var/log -prune -o \
    -path ./var/lib/apt -prune -o -path ./tmp -prune -o -path ./root/.local -prune -o -print | LC_ALL=C sort); }

cp "$deb" "$bare/tmp/smallprint.deb"
in_bare apt-get update -qq >"$work/log" 2>&1 || {
    skip "the bare Debian reaches no packages: $(tail -n 1 "$work/log")"
    exit 0
}
say "Its dependencies first, so that the listing shows the package alone"
depends=$(dpkg-deb -f "$deb" Depends | tr ',' '\n' | sed -E 's/\|.*//; s/\(.*\)//; s/ //g' | tr '\n' ' ')
# shellcheck disable=SC2086
in_bare apt-get install -y -qq --no-install-recommends $depends >"$work/log" 2>&1 || die "$(tail -n 3 "$work/log")"
listing >"$work/before"

say "Install"
in_bare dpkg -i /tmp/smallprint.deb >"$work/log" 2>&1 || die "$(tail -n 5 "$work/log")"
for place in /etc/chromium/native-messaging-hosts /usr/lib/mozilla/native-messaging-hosts; do
    grep -q '"/usr/bin/smallprint"' "$bare$place/org.smallprint.host.json" || die "not registered in $place"
done
say "Use: the sample terms, the history, a browser's hello"
cp "$root/installers/demo/page/terms.html" "$bare/tmp/"
in_bare smallprint analyze /tmp/terms.html --url https://demo.example/terms --format json >"$work/report"
grep -q '"severity"' "$work/report" || die "the demo finds nothing"
in_bare smallprint history list --format json | grep -q demo.example || die "the demo is not in the history"
in_bare smallprint history verify >/dev/null
in_bare sh -c 'mkdir -p /root/.config/chromium && smallprint doctor --json' >"$work/doctor" || die "doctor: $(cat "$work/doctor")"
grep -q '"ok":true' "$work/doctor" || die "doctor: $(cat "$work/doctor")"
rm -rf "$bare/root/.config"

say "Upgrade"
in_bare dpkg -i /tmp/smallprint.deb >"$work/log" 2>&1 || die "$(tail -n 5 "$work/log")"
grep -q '"/usr/bin/smallprint"' "$bare/etc/chromium/native-messaging-hosts/org.smallprint.host.json" || die "the upgrade unregistered"

say "Remove"
in_bare dpkg -P smallprint >"$work/log" 2>&1 || die "$(tail -n 5 "$work/log")"
listing >"$work/after"
diff "$work/before" "$work/after" || die "these files are not as before"
say "Removed without a trace; $(wc -l <"$work/before") files and folders as before"
