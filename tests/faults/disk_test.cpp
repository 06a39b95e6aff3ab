// A disk that fails at every operation in turn: one clear error, nothing that was acknowledged lost.
#include <doctest/doctest.h>

#include "disk.h"
#include "session.h"
#include "tally.h"

namespace smallprint::test {
namespace {

/// Operations of a life on a disk that does not fail.
std::size_t whole_life(Disk& disk, const Clock& clock) {
    const TemporaryDirectory directory;
    const std::size_t before = disk.operations();
    REQUIRE(live(directory.path(), clock) == Step::done);
    return disk.operations() - before;
}

std::size_t fail_everywhere(int result, bool stays) {
    Disk disk;
    const FixedClock clock;
    const std::size_t operations = whole_life(disk, clock);
    REQUIRE(operations > 20);
    std::size_t stopped = 0;
    for (std::size_t number = 1; number <= operations; ++number) {
        CAPTURE(number);
        const TemporaryDirectory directory;
        disk.fail_at(number, result, stays);
        const Step step = live(directory.path(), clock);
        CHECK(disk.struck());
        disk.mend();
        stopped += step == Step::done ? 0U : 1U;
        check_kept(directory.path(), clock, step);
    }
    tally(result == SQLITE_FULL ? "The disk is full from some moment on" : "One operation of the disk fails",
          operations, "moments, nothing lost", "tests/faults/disk_test.cpp");
    return stopped;
}

}  // namespace

TEST_CASE("one failed operation, wherever it comes, loses nothing that was acknowledged") {
    CHECK(fail_everywhere(SQLITE_IOERR, false) > 10);
}

TEST_CASE("a disk that is full from some moment on loses nothing that was acknowledged") {
    CHECK(fail_everywhere(SQLITE_FULL, true) > 10);
}

}  // namespace smallprint::test
