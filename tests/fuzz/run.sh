#!/usr/bin/env bash
# Fuzzes the host with libFuzzer, AddressSanitizer and UndefinedBehaviorSanitizer.
#
#   tests/fuzz/run.sh [SECONDS] [TARGET]...       60 seconds each and all targets, unless said
#
# Begins with tests/fuzz/seeds, with what fuzz_seeds makes and, where SMALLPRINT_CORPUS (default ../shared/corpus) is
# there, with real terms. What is found lies in build-fuzz/findings: mend it, and keep the input as
# tests/fuzz/seeds/TARGET/NAME, which every build runs from then on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(frames dispatch html markdown rules diff catalogue model store import)
corpus=${SMALLPRINT_CORPUS:-../shared/corpus}
build=${SMALLPRINT_FUZZ_BUILD:-build-fuzz}

cmake -S . -B "$build" -G Ninja -DSMALLPRINT_EXTENSION=OFF -DSMALLPRINT_FUZZ=ON -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_CXX_FLAGS_RELWITHDEBINFO='-O1 -g1' >/dev/null
cmake --build "$build" --target fuzz_seeds "${targets[@]/#/fuzz_}"

inputs=$build/inputs
mkdir -p "$inputs" "$build/findings" "$build/scratch"
"$build/bin/fuzz_seeds" "$inputs"
# Stores are opened in memory where there is some: a disk would be what is tried.
TMPDIR=$(mktemp -d -p /dev/shm smallprint-fuzz-XXXXXX 2>/dev/null || mktemp -d -p "$PWD/$build/scratch")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

# smallest TARGET COUNT FOLDER PATTERN: real inputs, the smallest first, for a small input is tried most often.
smallest() {
    [ -d "$corpus/$3" ] || return 0
    find "$corpus/$3" -type f -name "$4" -size -100k -printf '%s %p\n' | sort -n | cut -d' ' -f2- | sed -n "1,$2p" |
        while IFS= read -r file; do cp "$file" "$inputs/$1/$(sha256sum <"$file" | cut -c1-16)"; done
}
for target in "${targets[@]}"; do mkdir -p "$inputs/$target" "$build/findings/$target"; done
for target in "${targets[@]}"; do
    case $target in
        html) for folder in html messy_html broken nonterms; do smallest html 25 "$folder" '*.html'; done ;;
        markdown | rules | diff) smallest "$target" 50 documents '*.md' ;;
    esac
done

# What the wire's words are: names of methods and of what they take.
dictionary=$build/words.dict
{
    find shared/protocol/schema -name '*.request.json' -printf '"%f"\n' | sed 's/\.request\.json//'
    grep -oh '"[a-z_]*"' shared/protocol/schema/*.request.json | sort -u
} >"$dictionary"

failed=0
for target in "${targets[@]}"; do
    options=(-max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=65536 -print_final_stats=1
        -artifact_prefix="$build/findings/$target/")
    case $target in
        dispatch) options+=(-dict="$dictionary") ;;
        store) options+=(-max_len=262144) ;;
    esac
    kept=()
    [ -d "tests/fuzz/seeds/$target" ] && kept+=("tests/fuzz/seeds/$target")
    log=$build/findings/$target.log
    if "$build/bin/fuzz_$target" "${options[@]}" "$inputs/$target" "${kept[@]}" >"$log" 2>&1; then
        tried=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        printf 'fuzz %-10s %s inputs in %s s, no finding\n' "$target" "$tried" "$seconds"
        [ -z "${SMALLPRINT_TALLY:-}" ] ||
            printf 'Hostile input: %s\t%s\tinputs, no finding\ttests/fuzz (%s s)\n' "$target" "$tried" "$seconds" >>"$SMALLPRINT_TALLY"
    else
        failed=1
        printf 'fuzz %-10s FOUND, see %s:\n' "$target" "$log"
        grep -E -m 3 'ERROR|does not hold|runtime error|SUMMARY' "$log" || tail -n 5 "$log"
    fi
done
exit "$failed"
