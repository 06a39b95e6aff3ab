// "It" and "them" are read as what the sentence before names.
#include "analysis/pronouns.h"

#include <doctest/doctest.h>

#include <string>

#include "analysis/read_text.h"
#include "analysis/small_catalogue.h"

namespace smallprint::testing {

namespace {

constexpr const char* terms =
    R"({"share": ["share*", "sell*"], "data": ["your data", "your messages"], "we": ["we"]})";
constexpr const char* said =
    R"([{"id": "shares", "find": ["@we", "@share", "@data"], "order": ["@share", "@data"], "within": 12,
        "negation": {"of": "@share", "is": "absent"}, "confidence": 0.9}])";
constexpr const char* denied =
    R"([{"id": "never", "find": ["@we", "@share", "@data"], "order": ["@share", "@data"], "within": 12,
        "negation": {"of": "@share", "is": "present"}, "confidence": 0.9}])";

std::string quote(const char* rules, std::string_view text) {
    const auto catalogue = small_catalogue(terms, rules);
    const auto read = read_text(Reader(catalogue), catalogue, text);
    return read.findings.empty() ? std::string() : read.findings[0].quote.exact;
}

}  // namespace

TEST_CASE("what is done to it is done to what was named before") {
    CHECK(quote(said, "We collect your data. We may share it with firms.\n") ==
          "We may share it with firms.");
    CHECK(quote(said, "We keep your messages. Pears are fruit. Then we sell them.\n") ==
          "Then we sell them.");
    CHECK(quote(denied, "We collect your data. We never share it.\n") == "We never share it.");
    CHECK(quote(said, "We collect your data. We never share it.\n").empty());
}

TEST_CASE("a pronoun that could mean something else stays what it is") {
    CHECK(quote(said, "We may share it with firms.\n").empty());
    CHECK(quote(said, "We like pears. We may share it with firms.\n").empty());
    // Two kinds, another paragraph, too far back.
    CHECK(quote(said, "We collect your data and your messages. We may share them.\n").empty());
    CHECK(quote(said, "We collect your data.\n\nWe may share it with firms.\n").empty());
    CHECK(
        quote(said, "We collect your data. One. Two is two. Three is three. Four is four. We may share it.\n")
            .empty());
    // It does something by itself, or what is denied may be another thing.
    CHECK(quote(denied, "We collect your data. We do not make jam, sell it, or share pears.\n").empty());
    CHECK(quote(said, "We collect your data. We share it is said.\n").empty());
    CHECK(
        quote(said, "We collect your data. We do not read books or pears or plums, or share it.\n").empty());
}

}  // namespace smallprint::testing
