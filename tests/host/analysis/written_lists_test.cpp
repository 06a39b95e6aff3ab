// Lists written into a sentence: "We may: (a) sell it; (b) share it".
#include <doctest/doctest.h>

#include "analysis/read_text.h"
#include "analysis/small_catalogue.h"

namespace smallprint::testing {

TEST_CASE("the letter of an item does not part what belongs together") {
    const auto catalogue = small_catalogue(R"({"sell": ["may sell"]})",
                                           R"([{"id": "sells", "find": ["@sell"], "confidence": 0.9}])");
    const Reader reader(catalogue);
    const auto found = [&](std::string_view text) {
        return !read_text(reader, catalogue, text).findings.empty();
    };
    CHECK(found("We may: (a) sell pears; (b) eat plums.\n"));
    CHECK(found("We may (iv) sell pears.\n"));
    // A word in brackets is a word.
    CHECK_FALSE(found("We may (not) sell pears.\n"));
    CHECK_FALSE(found("We may(s) sell pears.\n"));
    CHECK_FALSE(found("We may a sell pears.\n"));
    CHECK_FALSE(found("(a)\n"));
}

}  // namespace smallprint::testing
