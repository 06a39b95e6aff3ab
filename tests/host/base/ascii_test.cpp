#include "base/ascii.h"

#include <doctest/doctest.h>

namespace smallprint {

TEST_CASE("only the letters A to Z are made small") {
    CHECK(ascii_lowered("AZ az 09 @[`{ -") == "az az 09 @[`{ -");
    // U+00C9 in UTF-8: no byte of it is touched.
    CHECK(ascii_lowered("\xC3\x89T\xC3\x89") == "\xC3\x89t\xC3\x89");
    CHECK(ascii_lowered(std::string_view("A\0B", 3)) == std::string_view("a\0b", 3));
}

}  // namespace smallprint
