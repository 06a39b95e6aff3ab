// The power goes at every operation in turn; of what was not synced, some or all is gone.
#include <doctest/doctest.h>

#include <random>

#include "disk.h"
#include "session.h"
#include "tally.h"

namespace smallprint::test {

TEST_CASE("what was acknowledged outlives the power") {
    Disk disk;
    const FixedClock clock;
    std::mt19937 random(8);
    const auto wanted = static_cast<std::size_t>(rounds(200));
    std::size_t cuts = 0;
    for (bool some = true; some && cuts < wanted;) {
        some = false;
        for (std::size_t number = 1;; ++number) {
            CAPTURE(number);
            const TemporaryDirectory directory;
            disk.cut_at(number);
            const Step step = live(directory.path(), clock);
            if (!disk.struck()) {
                CHECK(step == Step::done);
                disk.mend();
                disk.restore(random);
                break;
            }
            disk.restore(random);
            disk.mend();
            check_kept(directory.path(), clock, step);
            disk.restore(random);  // forgets the files of this directory
            ++cuts;
            some = true;
        }
    }
    CHECK(cuts > 60);
    tally("The power goes, and with it what was not synced", cuts, "cuts survived",
          "tests/faults/power_test.cpp");
}

}  // namespace smallprint::test
