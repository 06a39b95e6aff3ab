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
for suite in doors service install; do "build/bin/${suite}_test"; done
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
