#!/usr/bin/env bash
# Importing a collection against what git itself takes to copy and to write the same history, one after the other in
# the same run, and what a capture costs on the disk. The import uses as many threads as there are cores, as git's own
# clone does, so the processor time of both is said too: that a busy machine disturbs less. The bars (the issue on memory): at most half git's time; at most
# 1,600 bytes a capture without the index for searching, 2,500 with it.
#
#   tests/bench/import.sh [--binary build/bin/smallprint] [--rounds 1] [BUNDLE-OR-REPOSITORY]
#
# Without one it takes the bundle of the corpus (SMALLPRINT_CORPUS). Exit status 1: a bar was missed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
binary="$root/build/bin/smallprint"
rounds=1
collection="${SMALLPRINT_CORPUS:-$root/../shared/corpus}/bundles/pga-versions.bundle"
while [ $# -gt 0 ]; do
    case $1 in
        --binary) binary=$2; shift 2 ;;
        --rounds) rounds=$2; shift 2 ;;
        -*) printf 'Unknown option %s\n' "$1" >&2; exit 2 ;;
        *) collection=$1; shift ;;
    esac
done
[ -e "$collection" ] || { printf 'There is no collection %s; nothing was measured.\n' "$collection"; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
now() { date +%s.%N; }
# Seconds of processor time of all that this script has waited for; `times` would tell of a subshell in $().
spent() { awk 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, part, /[ms]/); sum += 60 * part[1] + part[2] } print sum }' "$1"; }
number() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p" <<<"$2" | head -n 1; }

missed=0
for _ in $(seq "$rounds"); do
    rm -rf "${work:?}"/*
    times >"$work/before"
    begun=$(now)
    git clone -q --bare --no-local "$collection" "$work/clone.git"
    cloned=$(now)
    git init -q --bare "$work/written.git"
    git -C "$work/clone.git" fast-export --all --signed-tags=strip 2>/dev/null |
        git -C "$work/written.git" fast-import --quiet
    written=$(now)
    times >"$work/git"
    result=$("$binary" --data-dir "$work/data" import ota "$collection" --quiet --format json)
    imported=$(now)
    times >"$work/import"
    size=$("$binary" --data-dir "$work/data" history size --format json)
    verdict=$(awk -v b="$begun" -v c="$cloned" -v w="$written" -v i="$imported" -v n="$(number captures "$result")" \
        -v spent="$(spent "$work/before") $(spent "$work/git") $(spent "$work/import")" -v v="$(number versions "$result")" -v t="$(number total "$size")" -v f="$(number full_text "$size")" \
        'BEGIN { git = w - b; own = i - w; ratio = own / git; plain = (t - f) / n; all = t / n;
            printf "git clone %.2f s + fast-export | fast-import %.2f s = %.2f s\n", c - b, w - c, git;
            printf "import %.2f s: %.0f captures a second, %d captures, %d versions; %.2f of git (bar 0.50)\n", own, n / own, n, v, ratio;
            split(spent, cpu, " "); gitcpu = cpu[2] - cpu[1]; owncpu = cpu[3] - cpu[2];
            printf "processor time: git %.2f s, import %.2f s; %.2f of git (no bar)\n", gitcpu, owncpu, owncpu / gitcpu;
            printf "bytes a capture: %.0f without the index for searching (bar 1600), %.0f with it (bar 2500); a version %.0f\n", plain, all, t / v;
            print (ratio <= 0.5 && plain <= 1600 && all <= 2500) ? "met" : "MISSED" }')
    printf '%s\n' "$verdict"
    [[ $verdict == *MISSED ]] && missed=1
done
exit "$missed"
