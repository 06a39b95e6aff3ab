#!/usr/bin/env bash
# Installs Smallprint for this user, without root: places files below a prefix, remembers each of them, and calls
# `smallprint register`. installers/uninstall.sh takes all of it back.
set -euo pipefail

usage() {
    cat <<'END'
Usage: installers/install.sh [--prefix DIR] [--no-register] [--watch]

Builds Smallprint (or takes build/, where it is) and installs it for this user.
  --prefix DIR   where to (default ~/.local; programs in DIR/bin)
  --no-register  leave the browsers alone
  --watch        also look for due documents of the watch list without a browser (systemd or launchd)
What building needs comes by apt, which asks for root; with it in place no root is needed.
END
}

# shellcheck source=installers/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

prefix=$HOME/.local
register=yes
watch=
while [ $# -gt 0 ]; do
    case $1 in
        --prefix) prefix=${2:-} && shift ;;
        --prefix=*) prefix=${1#*=} ;;
        --no-register) register= ;;
        --watch) watch=yes ;;
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
case $prefix in /*) ;; *) die "--prefix needs a whole path, not \"$prefix\"." ;; esac

build=${SMALLPRINT_BUILD:-$smallprint_root/build}
# A browser starts what is written in its manifest, so an older installation is taken away whole before a new one.
"$smallprint_root/installers/uninstall.sh" --prefix "$prefix" --upgrade

if [ ! -x "$build/bin/smallprint" ] || [ ! -e "$build/viewer/index.html" ]; then
    setup build
    say "Building (a few minutes the first time)"
    cmake -S "$smallprint_root" -B "$build" -G Ninja -DSMALLPRINT_TESTS=OFF -DSMALLPRINT_EXTENSION=ON >/dev/null
    cmake --build "$build"
fi

cmake --build "$build" --target smallprint_words >/dev/null

# Folders that are made now go again with the last file in them.
made=()
note_folder() {
    local folder=$1
    while [ ! -d "$folder" ]; do
        made+=("$folder")
        folder=$(dirname "$folder")
    done
}
list=$prefix/share/smallprint/installed
note_folder "$prefix/share/smallprint"
note_folder "$prefix/bin"
for folder in man/man1 bash-completion/completions zsh/vendor-completions fish/vendor_completions.d doc/smallprint lintian/overrides; do
    note_folder "$prefix/share/$folder"
done
note_folder "$prefix/lib/systemd/user"

say "Installing below $prefix"
cmake --install "$build" --prefix "$prefix" --strip >/dev/null
# For packages only.
rm -rf "$prefix/share/lintian/overrides/smallprint" "$prefix/lib/systemd/user/smallprint-watch.service" \
    "$prefix/lib/systemd/user/smallprint-watch.timer"
{
    while IFS= read -r file; do
        [ -e "$file" ] && printf 'file %s\n' "$file"
    done <"$build/install_manifest.txt"
    printf 'file %s\n' "$list"
    # The deepest first.
    printf '%s\n' "${made[@]}" | sort -ru | sed '/^$/d; s/^/folder /'
} >"$list.new"
mv "$list.new" "$list"
while read -r kind path; do
    [ "$kind" = folder ] && rmdir --ignore-fail-on-non-empty "$path" 2>/dev/null
done <"$list" || true

program=$prefix/bin/smallprint
if [ "$register" ]; then
    say "Telling the browsers"
    "$program" register || true
fi

if [ "$watch" ]; then
    say "Watching without a browser"
    "$program" watch schedule
fi

cat <<END

Smallprint is installed. Now load the extension:
  Chromium, Chrome, Edge, Brave, Vivaldi: chrome://extensions, Developer mode, Load unpacked, $prefix/share/smallprint/extension/chromium
  Firefox: about:debugging#/runtime/this-firefox, Load Temporary Add-on, $prefix/share/smallprint/extension/firefox/manifest.json
If the extension does not find the program: $program doctor
To remove everything: installers/uninstall.sh${prefix:+ --prefix $prefix}
END
