// Counts for the table in tests/README.md: what was tried against the program and was withstood. Written only
// where SMALLPRINT_TALLY names a file (tests/tally.sh does); a test that fails stops before it gets here.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <string_view>

namespace smallprint::test {

/// "1,000 kills survived" is tally("A writer is killed", 1000, "kills survived",
/// "tests/faults/kill_test.cpp").
inline void tally(std::string_view threat, std::size_t count, std::string_view what, std::string_view where) {
    if (const char* path = std::getenv("SMALLPRINT_TALLY")) {
        std::ofstream(path, std::ios::app)
            << threat << '\t' << count << '\t' << what << '\t' << where << '\n';
    }
}

}  // namespace smallprint::test
