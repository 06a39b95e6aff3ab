#!/usr/bin/env bash
# Tries what tests/README.md lists, and writes what was withstood into its table.
#
#   tests/tally.sh [SECONDS] [ROUNDS]     fuzzing for so long a target (60), so many kills and the like (1000)
#
# Needs what `installers/setup.sh test` installs, a build in build/ and clang.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

SMALLPRINT_TALLY=$(mktemp)
export SMALLPRINT_TALLY
trap 'rm -f "$SMALLPRINT_TALLY"' EXIT

SMALLPRINT_FAULT_ROUNDS=${2:-1000} build/bin/faults_test
build/bin/worst_cases

# note THREAT COUNT WHAT WHERE
note() { printf '%s\t%s\t%s\t%s\n' "$@" >>"$SMALLPRINT_TALLY"; }
# checks THREAT SUITE PATTERN: every check of the suite's files of that name.
checks() {
    local said
    said=$("build/bin/$2_test" -nc -sf="$3")
    note "$1" "$(sed -n 's/.*assertions: *\([0-9]*\) .*/\1/p' <<<"$said")" "checks held" "tests/host/$2/${3//\*/…}"
}
# node_tests THREAT FILE...
node_tests() {
    local threat=$1 said
    shift
    said=$(node --test --test-concurrency=1 --test-reporter=tap "$@")
    note "$threat" "$(sed -n 's/^# pass //p' <<<"$said")" "tests passed" "$(basename -a "$@" | tr '\n' ' ')"
}
checks "Another page, program or name asks the viewer" doors '*http_*'
checks "Whoever holds the network answers \`watch\`" doors '*watcher_*'
checks "A false, old or broken catalogue is offered" catalogue '*bundle*'
checks "A file that is no history, or one of another time" history '*opening*'
checks "A file that is no history, or one of another time" history '*migration*'
node_tests "Frames and callers that are not as they should be" tests/protocol/frames.test.mjs tests/protocol/limits.test.mjs
node_tests "A page attacks (Chromium and Firefox)" tests/e2e/hostile-pages.test.mjs tests/e2e/page-sees-nothing.test.mjs
node_tests "A page presses, covers or removes the notice (both)" tests/e2e/feedback-notice.test.mjs tests/e2e/feedback-acts.test.mjs
tests/fuzz/run.sh "${1:-60}"

table=$(mktemp)
{
    printf '| What is tried | How often | Where |\n|---|---|---|\n'
    awk -F '\t' '{ if (!($1 SUBSEP $4 in count)) order[++n] = $1 SUBSEP $4; count[$1 SUBSEP $4] += $2; what[$1 SUBSEP $4] = $3 }
        END { for (i = 1; i <= n; ++i) { split(order[i], part, SUBSEP); printf "| %s | %d %s | `%s` |\n", part[1], count[order[i]], what[order[i]], part[2] } }' "$SMALLPRINT_TALLY"
    printf '\nMade by tests/tally.sh on %s.\n' "$(date -u +%F)"
} >"$table"
awk -v table="$table" '/<!-- tally -->/ { print; while ((getline line < table) > 0) print line; skip = 1; next }
    /<!-- end of tally -->/ { skip = 0 } !skip' tests/README.md >tests/README.md.new
mv tests/README.md.new tests/README.md
rm -f "$table"
