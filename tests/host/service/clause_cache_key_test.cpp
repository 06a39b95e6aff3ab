// What a clause's reading is remembered by: all that it is read with.
#include <doctest/doctest.h>

#include <string>

#include "document/extract.h"
#include "service/reading.h"

namespace smallprint {

TEST_CASE("the same item behind another lead-in has another place in the cache") {
    ExtractOptions options;
    options.format = InputFormat::markdown;
    const auto key = [&options](const std::string& lead_in) {
        std::string text = lead_in + "\n\n";
        for (int i = 0; i < 29; ++i) {
            text += "- keep pears in the cellar\n";
        }
        const Document document = extract(text + "- sell your data\n", options);
        return clause_cache_key(document, document.clauses.back());
    };
    CHECK(key("We do not:") != key("We may:"));
    CHECK(key("We do not:") == key("We do not:"));
}

}  // namespace smallprint
