#include "base/clock.h"

#include <doctest/doctest.h>

namespace smallprint {

TEST_CASE("times are written as RFC 3339 in UTC") {
    CHECK(to_rfc3339(0) == "1970-01-01T00:00:00Z");
    CHECK(to_rfc3339(1'778'466'919'000) == "2026-05-11T02:35:19Z");
    CHECK(to_rfc3339(123) == "1970-01-01T00:00:00.123Z");
    CHECK(to_rfc3339(-1000) == "1969-12-31T23:59:59Z");
}

TEST_CASE("times are read in every form RFC 3339 allows") {
    CHECK(parse_rfc3339("2026-05-11T02:35:19Z") == parse_rfc3339("2026-05-11T04:35:19+02:00"));
    CHECK(parse_rfc3339("1970-01-01T00:00:00.5Z") == 500);
    CHECK(parse_rfc3339("1970-01-02") == 86'400'000);
    CHECK(to_rfc3339(*parse_rfc3339("2024-02-29T23:59:59.250-05:30")) == "2024-03-01T05:29:59.250Z");
}

TEST_CASE("what is no time is refused") {
    for (const char* text :
         {"", "yesterday", "2026-13-01", "2023-02-29", "2026-05-11T25:00:00Z", "2026-05-11T02:35:19",
          "2026-05-11T02:35:19.Z", "2026-5-1", "2026-05-11T02:35:19Zx"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_rfc3339(text).has_value());
    }
}

}  // namespace smallprint
