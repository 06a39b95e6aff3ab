#!/usr/bin/env bash
# Makes the packages and tries them: lintian on the .deb, its life in a bare Debian 12 (install, the demo in a real browser,
# upgrade, remove, purge; the same files before and after), the life of the .tar.gz, and the contents of the .rpm.
#   installers/test-packages.sh [BUILD]      (default: build, which must be built, with the extension)
# Needs dpkg, lintian, rpm; the bare Debian needs root and debootstrap and is skipped, saying so, where the kernel or the
# system forbids it; the browser in it needs this system's Node. SMALLPRINT_MIRROR names a Debian mirror other than the one
# this system uses, SMALLPRINT_BARE a bare Debian 12 made before (it is copied and stays as it is).
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

work=$(mktemp -d)
bare=$work/debian
clean_up() {
    for place in proc dev sys; do umount -l "$bare/$place" 2>/dev/null || true; done
    # Never into what might still be mounted.
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT
# What the program loads at the first call of one of their functions: in its data, and in no header.
libraries_on_demand() { grep -aoE 'lib[a-z0-9+-]+\.so(\.[0-9]+)+' "$build/bin/smallprint" | sort -u; }

for needed in bin/smallprint viewer/index.html; do
    [ -e "$build/$needed" ] || die "$build is not built with the extension: no $needed."
done

# Whoever builds the same sources elsewhere must get the same program.
if grep -qaF "$root/" "$build/bin/smallprint"; then die "the program holds the name of the folder it was built in"; fi

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
    requires=$(rpm -qp --requires "$rpm" 2>/dev/null)
    for library in $(libraries_on_demand); do
        grep -qF "$library(" <<<"$requires" || die "the .rpm does not ask for $library, which is loaded on demand"
    done
    if command -v cpio >/dev/null; then
        mkdir "$work/rpm"
        rpm2cpio "$rpm" | (cd "$work/rpm" && cpio -id --quiet)
        "$work/rpm/usr/bin/smallprint" --version >/dev/null || die "the program of the .rpm does not start"
        cmp -s "$build/viewer/index.html" "$work/rpm/usr/share/smallprint/viewer/index.html" || die "the .rpm has another viewer"
    else
        skip "the .rpm is not unpacked, cpio is not installed"
    fi
fi

if command -v lintian >/dev/null; then
    say "lintian"
    lintian --fail-on error --suppress-tags bad-distribution-in-changes-file "$deb"
else
    skip "lintian is not installed"
fi

# Names of all files and folders below $1, but the history, which nobody removes for the user.
home_listing() { (cd "$1" && find . -path ./.local/share/smallprint -prune -o -print | LC_ALL=C sort); }

say "The .tar.gz: unpacked anywhere, registered, used, unregistered"
user_home="$work/a user's home" place="$work/where it is"
mkdir -p "$user_home/.config/chromium" "$user_home/.mozilla" "$user_home/.local/share" "$place"
home_listing "$user_home" >"$work/home-before"
tar xzf "$tgz" -C "$place"
program=$(echo "$place"/*/bin/smallprint)
[ -x "$program" ] || die "the archive has no program"
as_user() { env -i HOME="$user_home" PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"; }
as_user "$program" register >/dev/null
for manifest in .config/chromium/NativeMessagingHosts .mozilla/native-messaging-hosts; do
    grep -qF "\"$program\"" "$user_home/$manifest/org.smallprint.host.json" || die "$manifest does not name the program"
done
as_user "$program" analyze "$root/installers/demo/page/terms.html" --url https://demo.example/terms --format json | grep -q '"severity"'
as_user "$program" doctor --json >"$work/doctor" || die "doctor: $(cat "$work/doctor")"
if grep -q viewer_missing "$work/doctor"; then die "the unpacked program does not find its viewer"; fi
mv "$place" "$place now"
program=$(echo "$place now"/*/bin/smallprint)
if as_user "$program" doctor --json >"$work/doctor"; then die "doctor does not see that the program was moved"; fi
grep -q program_missing "$work/doctor" || die "doctor does not say program_missing"
as_user "$program" register >/dev/null
as_user "$program" doctor --json | grep -q '"ok":true' || die "registering again does not mend what moving broke"
as_user "$program" unregister >/dev/null
rm -rf "$place now"
home_listing "$user_home" >"$work/home-after"
diff "$work/home-before" "$work/home-after" || die "unregister left something behind"

if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
    skip "the bare Debian needs root and debootstrap"
    exit 0
fi
say "A bare Debian 12"
if [ "${SMALLPRINT_BARE:-}" ]; then
    cp -a "$SMALLPRINT_BARE" "$bare"
else
    # shellcheck disable=SC2016
    mirror=${SMALLPRINT_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 2>/dev/null | grep -v security | head -n 1)}
    if ! debootstrap --variant=minbase --include=ca-certificates bookworm "$bare" "${mirror:-http://deb.debian.org/debian}" >"$work/log" 2>&1; then
        skip "debootstrap does not work here: $(tail -n 1 "$work/log")"
        exit 0
    fi
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
if ! mount -t proc proc "$bare/proc" 2>/dev/null || ! mount --rbind /dev "$bare/dev" || ! mount --make-rslave "$bare/dev"; then
    skip "the kernel forbids mounting /proc and /dev here"
    exit 0
fi
mkdir -p "$bare/tmp/home"
settings=(HOME=/tmp/home PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
for name in http_proxy https_proxy no_proxy; do
    if [ "${!name:-}" ]; then settings+=("$name=${!name}"); fi
done
in_bare() { env -i "${settings[@]}" chroot "$bare" "$@"; }
quietly() { "$@" >"$work/log" 2>&1 || die "$*: $(tail -n 5 "$work/log")"; }
# Everything but what belongs to the system's other parts: apt's and dpkg's own notes, caches and logs. The homes of users
# are left out with /tmp, where this test's user lives.
listing() { (cd "$bare" && find . -path ./proc -prune -o -path ./dev -prune -o -path ./sys -prune -o -path ./var/lib/dpkg -prune -o \
    -path ./var/cache -prune -o -path ./var/log -prune -o -path ./var/lib/apt -prune -o -path ./tmp -prune -o -print | LC_ALL=C sort); }
registered() {
    local place
    for place in /etc/chromium/native-messaging-hosts /usr/lib/mozilla/native-messaging-hosts; do
        grep -q '"/usr/bin/smallprint"' "$bare$place/org.smallprint.host.json" || return 1
    done
}

in_bare apt-get update -qq >"$work/log" 2>&1 || {
    skip "the bare Debian reaches no packages: $(tail -n 1 "$work/log")"
    exit 0
}
# A package as an earlier release made it, for the upgrade.
dpkg-deb -R "$deb" "$work/older"
sed -i 's/^Version: .*/Version: 0.0.1/' "$work/older/DEBIAN/control"
dpkg-deb --root-owner-group -b "$work/older" "$bare/tmp/older.deb" >/dev/null
cp "$deb" "$bare/tmp/smallprint.deb"
cp "$root/installers/demo/page/terms.html" "$bare/tmp/"

say "Its dependencies and a browser first, so that the listing shows the package alone"
depends=$(dpkg-deb -f "$deb" Depends | tr ',' '\n' | sed -E 's/\|.*//; s/\(.*\)//; s/ //g' | tr '\n' ' ')
# shellcheck disable=SC2086
quietly in_bare apt-get install -y -qq --no-install-recommends $depends
in_bare ldconfig -p >"$work/libraries"
for library in $(libraries_on_demand); do
    grep -qF "$library " "$work/libraries" || die "the .deb does not depend on $library, which is loaded on demand"
done
browser=
if ! command -v node >/dev/null || [ ! -d "$root/installers/demo/node_modules" ]; then
    skip "no demo in a browser: Node or installers/demo/node_modules is not there"
elif in_bare apt-get install -y -qq --no-install-recommends chromium libstdc++6 fonts-dejavu-core >"$work/log" 2>&1; then
    browser=yes
    # This system's Node and its copy of the driver; both outside the listing.
    mkdir -p "$bare/tmp/demo/installers"
    cp -aL "$(command -v node)" "$bare/tmp/node"
    cp -aL "$root/installers/demo" "$bare/tmp/demo/installers/"
    in_bare /tmp/node --version >/dev/null 2>&1 || { browser= && skip "no demo in a browser: this system's Node does not run in Debian 12"; }
else
    skip "no demo in a browser: Chromium cannot be installed: $(tail -n 1 "$work/log")"
fi
listing >"$work/before"

say "Install"
quietly in_bare dpkg -i /tmp/older.deb
registered || die "not registered"

say "Use: the sample terms, the history, what doctor says"
in_bare smallprint analyze /tmp/terms.html --url https://demo.example/terms --format json >"$work/report"
grep -q '"severity"' "$work/report" || die "the demo finds nothing"
in_bare smallprint history list --format json | grep -q demo.example || die "the demo is not in the history"
in_bare smallprint history verify >/dev/null
in_bare sh -c 'mkdir -p ~/.config/chromium && smallprint doctor --json' >"$work/doctor" || die "doctor: $(cat "$work/doctor")"
grep -q '"ok":true' "$work/doctor" || die "doctor: $(cat "$work/doctor")"

say "Upgrade"
quietly in_bare dpkg -i /tmp/smallprint.deb
if in_bare dpkg-query -W smallprint | grep -q "0\.0\.1$"; then die "not upgraded"; fi
registered || die "the upgrade unregistered"
in_bare smallprint history list --format json | grep -q demo.example || die "the upgrade lost the history"

if [ "$browser" ]; then
    say "The demo: a browser of that Debian, the installed program and extension"
    quietly in_bare /tmp/node /tmp/demo/installers/demo/try.mjs --headless --installed /usr --screenshot /tmp/demo.png
    grep -qE '^[1-9][0-9]* findings' "$work/log" || die "the demo's panel says nothing: $(tail -n 5 "$work/log")"
fi

say "Remove"
quietly in_bare dpkg -r smallprint
listing >"$work/after"
diff "$work/before" "$work/after" || die "these files are not as before"
say "Install again, then purge"
quietly in_bare dpkg -i /tmp/smallprint.deb
quietly in_bare dpkg -P smallprint
listing >"$work/after"
diff "$work/before" "$work/after" || die "these files are not as before"
if in_bare dpkg-query -W smallprint >/dev/null 2>&1; then die "dpkg still knows the package"; fi
say "Removed without a trace; $(wc -l <"$work/before") files and folders as before"
