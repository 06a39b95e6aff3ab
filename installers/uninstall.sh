#!/usr/bin/env bash
# Removes what installers/install.sh installed: unregisters, then deletes the files that it listed and the folders that it
# made, and nothing else. Your history stays, unless you ask for it to go too.
set -euo pipefail

usage() {
    cat <<'END'
Usage: installers/uninstall.sh [--prefix DIR] [--forget]

  --prefix DIR  where it was installed (default ~/.local)
  --forget      also delete the history (SMALLPRINT_HOME, else ~/.local/share/smallprint)
END
}

prefix=$HOME/.local
forget=
upgrade=
while [ $# -gt 0 ]; do
    case $1 in
        --prefix) prefix=${2:-} && shift ;;
        --prefix=*) prefix=${1#*=} ;;
        --forget) forget=yes ;;
        --upgrade) upgrade=yes ;; # By install.sh: the registration stays, the program will be at the same place.
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

list=$prefix/share/smallprint/installed
if [ -e "$list" ]; then
    if [ ! "$upgrade" ]; then
        "$prefix/bin/smallprint" unregister || true
        "$prefix/bin/smallprint" watch schedule --remove >/dev/null || true
    fi
    content=$(cat "$list")
    while read -r kind path; do
        case $kind:$path in
            file:"$prefix"/*) rm -f "$path" ;;
        esac
    done <<<"$content"
    # Our own folders, with what was in them; those that we share only if they were made by us and are empty.
    for folder in "$prefix/share/smallprint/extension" "$prefix/share/smallprint/viewer" "$prefix/share/doc/smallprint"; do
        [ -d "$folder" ] && find "$folder" -depth -type d -empty -delete
    done
    while read -r kind path; do
        case $kind:$path in
            folder:/*) rmdir "$path" 2>/dev/null || true ;;
        esac
    done <<<"$content"
    [ "$upgrade" ] || echo "Smallprint is removed from $prefix."
elif [ ! "$upgrade" ]; then
    echo "Smallprint is not installed in $prefix."
fi

if [ "$forget" ]; then
    history=${SMALLPRINT_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/smallprint}
    rm -f "$history"/history.db "$history"/history.db-wal "$history"/history.db-shm "$history"/history.db.unreadable-*
    rm -f "$history"/catalogue.bin "$history"/catalogue.head
    rmdir "$history" 2>/dev/null || true
    echo "The history is gone."
elif [ ! "$upgrade" ]; then
    echo "Your history was kept; --forget deletes it."
fi
