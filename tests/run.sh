#!/usr/bin/env bash
# Runs the tests: lint, host, extension and e2e, or the parts named.
#
#   tests/run.sh [lint|host|extension|e2e|tidy|sanitize|threads|packages|all]...
#
# tidy (clang-tidy over the whole host), sanitize (the host's tests under ASan and UBSan), threads (under TSan) and packages
# (made, checked, and tried in a bare Debian; Windows' parts under wine) take many minutes each and run when named, or with all.
#
# Installs what it needs, builds, and ends on the runners' own summary lines. Tests on real documents find them by
# SMALLPRINT_CORPUS (default ../shared/corpus) and are skipped with a message where there are none.
set -euo pipefail

# shellcheck source=installers/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/../installers/setup.sh"
cd "$smallprint_root"
export SMALLPRINT_CORPUS=${SMALLPRINT_CORPUS:-$smallprint_root/../shared/corpus}
build=${SMALLPRINT_BUILD:-$smallprint_root/build}
export SMALLPRINT_BUILD=$build SMALLPRINT_BINARY=$build/bin/smallprint

build_all() {
    say "Building"
    # Said outright: installers/try.sh may have configured the same directory without tests.
    cmake -B "$build" -G Ninja -DSMALLPRINT_TESTS=ON -DSMALLPRINT_EXTENSION=ON >/dev/null
    cmake --build "$build"
}

# The tests commit thousands of times, and a disk confirms each; memory does so at once. (What a power cut leaves is tried on
# a file system of the tests' own.)
in_memory() {
    local room=/dev/shm
    if [ "$(stat -f -c %T "$room" 2>/dev/null)" = tmpfs ] && [ "$(df --output=avail -k "$room" | tail -n 1)" -gt 2000000 ]; then
        local folder status=0
        folder=$(mktemp -d "$room/smallprint-tests-XXXXXX")
        TMPDIR=$folder "$@" || status=$?
        rm -rf "$folder"
        return "$status"
    fi
    "$@"
}

run_host() {
    say "Host: unit tests"
    in_memory ctest --test-dir "$build" --no-tests=error --output-on-failure
    say "Host: protocol, over real frames"
    npm_install "$smallprint_root/tests/protocol"
    in_memory node --test tests/protocol/*.test.mjs
}

# with_sanitizers FOLDER SANITIZERS
with_sanitizers() {
    cmake -B "$1" -G Ninja -DSMALLPRINT_EXTENSION=OFF -DCMAKE_BUILD_TYPE=Debug \
        -DCMAKE_CXX_FLAGS_DEBUG='-O1 -g1' -DSMALLPRINT_SANITIZE="$2" >/dev/null
    cmake --build "$1"
    # Faults are tried often by the ordinary run; here once of each kind must do, for each takes ten times as long.
    SMALLPRINT_BINARY=$1/bin/smallprint SMALLPRINT_FAULT_ROUNDS=${SMALLPRINT_FAULT_ROUNDS:-10} \
        in_memory ctest --test-dir "$1" --no-tests=error --output-on-failure
}

run_sanitize() {
    say "Host: unit tests under AddressSanitizer and UndefinedBehaviorSanitizer"
    with_sanitizers "$build-sanitize" address,undefined
}

run_threads() {
    say "Host: unit tests under ThreadSanitizer"
    with_sanitizers "$build-threads" thread
}

run_extension() {
    say "Extension: unit tests"
    (cd extension && npm test --silent)
}

run_lint() {
    say "Lint: C++ format"
    git ls-files -z '*.cpp' '*.h' | xargs -0 clang-format --dry-run --Werror
    say "Lint: shell"
    git ls-files -z '*.sh' .ci/run | xargs -0 shellcheck -x
    say "Lint: TypeScript, ESLint, the add-on for Firefox"
    (cd extension && npm run --silent typecheck && npm run --silent lint && npm run --silent lint:firefox)
    say "Lint: the packages for the stores, twice the same"
    (cd extension && npm run --silent pack -- --check)
}

run_tidy() {
    say "Lint: C++ checks (clang-tidy)"
    git ls-files -z 'host/*.cpp' | xargs -0 -P "$(nproc)" -n 2 clang-tidy --quiet -p "$build" 2>/dev/null
}

run_packages() {
    npm_install "$smallprint_root/installers/demo"
    installers/test-packages.sh "$build"
    say "install.sh and uninstall.sh, with a home of their own"
    installers/test-install.sh "$build"
    say "Windows: the parts that are its own, under wine"
    tests/windows/run.sh "$build"
    say "Windows: the installer, under wine"
    tests/windows/installer.sh "$build"
}

# in_browsers AT_ONCE FILE...
in_browsers() {
    local at_once=$1 log again status=0
    shift
    log=$(mktemp)
    node --test --test-concurrency="$at_once" --test-reporter=spec --test-reporter-destination=stdout \
        --test-reporter=tap --test-reporter-destination="$log" "$@" || status=$?
    # Real browsers on a busy machine now and then miss a moment. What fails is tried once more, by itself and for all to see;
    # what fails twice has failed.
    again=$(sed -n "s/^ *location: '\(.*\.test\.mjs\):[0-9]*:[0-9]*'$/\1/p" "$log" | sort -u)
    rm -f "$log"
    if [ "$status" != 0 ] && [ -n "$again" ]; then
        say "End to end: once more, what failed"
        printf '    %s\n' "$again"
        status=0
        xargs -d '\n' node --test --test-concurrency=1 <<<"$again" || status=$?
    fi
    return "$status"
}

run_e2e() {
    npm_install "$smallprint_root/installers/demo"
    say "End to end: real Chromium and Firefox, two files at once"
    local others=() file status=0
    for file in tests/e2e/*.test.mjs; do
        case $file in */feedback-*) ;; *) others+=("$file") ;; esac
    done
    in_browsers 2 "${others[@]}" || status=$?
    # These are about what happens within milliseconds.
    say "End to end: the feedback guard, one file after the other"
    in_browsers 1 tests/e2e/feedback-*.test.mjs || status=$?
    return "$status"
}

parts=("$@")
[ "${#parts[@]}" -gt 0 ] || parts=(lint host extension e2e)
[ "${parts[*]}" = all ] && parts=(lint tidy host sanitize threads extension e2e packages)
for part in "${parts[@]}"; do
    case $part in
        lint | host | extension | e2e | tidy | sanitize | threads | packages) ;;
        *) die "There is no part \"$part\"; use lint, host, extension, e2e, tidy, sanitize, threads, packages or all." ;;
    esac
done

setup test
build_all
npm_install "$smallprint_root/extension"
for part in "${parts[@]}"; do
    "run_$part"
done
