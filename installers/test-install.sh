#!/usr/bin/env bash
# Tries installers/install.sh and uninstall.sh with a home of their own: install, use, install again elsewhere, remove. What
# was in that home before must be there afterwards, the same, and nothing else.
#   installers/test-install.sh [BUILD]      (default: build, which must be built, with the extension)
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "${1:-$root/build}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
home="$work/a user's home"
say() { printf '%s\n' "==> $*"; }
die() {
    printf '%s\n' "$*" >&2
    exit 1
}
for needed in bin/smallprint viewer/index.html; do
    [ -e "$build/$needed" ] || die "$build is not built with the extension: no $needed."
done

# The home of somebody with two browsers, programs of his own, a timer of his own and another host's manifest.
mkdir -p "$home/.config/chromium/NativeMessagingHosts" "$home/.mozilla" "$home/.local/bin" "$home/.config/systemd/user" \
    "$home/.local/share/fish/vendor_completions.d"
echo mine >"$home/.local/bin/mine"
echo '{"name":"org.example.other"}' >"$home/.config/chromium/NativeMessagingHosts/org.example.other.json"
echo '[Timer]' >"$home/.config/systemd/user/mine.timer"
echo mine >"$home/.local/share/fish/vendor_completions.d/mine.fish"

# Every name, and what is in every file; without the history, which is the user's.
picture() {
    (cd "$home" && find . -path ./.local/share/smallprint/history.db\* -prune -o -print | LC_ALL=C sort &&
        find . -type f ! -path './.local/share/smallprint/history.db*' -exec sha256sum {} + | LC_ALL=C sort)
}
# A compiler's cache is no doing of ours.
as_user() { env -i HOME="$home" CCACHE_DIR="$work/ccache" PATH="$PATH" LANG=C.UTF-8 SMALLPRINT_BUILD="$build" "$@"; }
registered_as() {
    local place
    for place in .config/chromium/NativeMessagingHosts .mozilla/native-messaging-hosts; do
        grep -qF "\"$1\"" "$home/$place/org.smallprint.host.json" || die "$place does not name $1"
    done
}
picture >"$work/before"

say "Install"
as_user "$root/installers/install.sh" --watch >"$work/log" 2>&1 || die "$(tail -n 5 "$work/log")"
program=$home/.local/bin/smallprint
registered_as "$program"
grep -qF "\"$program\" watch run" "$home/.config/systemd/user/smallprint-watch.service" || die "no timer for $program"
if command -v systemd-analyze >/dev/null; then
    # It wants to know that the program is there, so it is asked about the real units.
    as_user XDG_RUNTIME_DIR="$work" systemd-analyze --user verify "$home/.config/systemd/user/smallprint-watch.timer" >"$work/units" 2>&1 || true
    if grep -i smallprint "$work/units"; then die "systemd does not like the units"; fi
fi

say "Use"
as_user "$program" analyze "$root/installers/demo/page/terms.html" --url https://demo.example/terms --format json | grep -q '"severity"'
as_user "$program" doctor --json >"$work/doctor" || die "doctor: $(cat "$work/doctor")"
if grep -q viewer_missing "$work/doctor"; then die "the installed program does not find its viewer"; fi
for file in share/man/man1/smallprint.1.gz share/bash-completion/completions/smallprint share/zsh/vendor-completions/_smallprint \
    share/fish/vendor_completions.d/smallprint.fish share/smallprint/extension/firefox/manifest.json; do
    [ -s "$home/.local/$file" ] || die "$file is not installed"
done

say "Install again: nothing is left of the first time that does not belong to the second"
picture >"$work/installed"
as_user "$root/installers/install.sh" --watch >"$work/log" 2>&1 || die "$(tail -n 5 "$work/log")"
picture >"$work/again"
# The list itself may differ: the history's folder is the user's by now.
diff <(grep -v smallprint/installed "$work/installed") <(grep -v smallprint/installed "$work/again") || die "installing again changed this"

say "Install elsewhere: the browsers are told of the new place"
elsewhere="$home/another place"
as_user "$root/installers/install.sh" --prefix "$elsewhere" >"$work/log" 2>&1 || die "$(tail -n 5 "$work/log")"
registered_as "$elsewhere/bin/smallprint"
as_user "$elsewhere/bin/smallprint" history list --format json | grep -q demo.example || die "the history is lost"
as_user "$root/installers/uninstall.sh" --prefix "$elsewhere" >/dev/null
[ ! -e "$elsewhere" ] || die "$elsewhere is still there"

say "Remove"
as_user "$root/installers/uninstall.sh" | grep -q 'history was kept' || die "uninstall.sh does not say what it kept"
[ -e "$home/.local/share/smallprint/history.db" ] || die "the history is gone, and nobody asked for that"
picture | grep -v ' \./\.local/share/smallprint$\|^\./\.local/share/smallprint$' >"$work/after"
diff "$work/before" "$work/after" || die "this is not as before"
as_user "$root/installers/uninstall.sh" --forget >/dev/null
picture >"$work/after"
diff "$work/before" "$work/after" || die "this is not as before, after --forget"
say "Removed without a trace; $(grep -c '^\.' "$work/before") files and folders as before"
