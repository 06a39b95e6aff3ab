// A finding that holds only for some people says so.
#include "analysis/for_whom.h"

#include <doctest/doctest.h>

#include "analysis/read_text.h"
#include "analysis/small_catalogue.h"

namespace smallprint::testing {

namespace {

constexpr const char* terms = R"({"sell": ["sell*"], "we": ["we"]})";
constexpr const char* rules = R"([{"id": "sells", "find": ["@we", "@sell"], "confidence": 0.9}])";

Finding read_one(std::string_view text, const char* more = R"({"category": "money"})") {
    const auto catalogue = small_catalogue(terms, rules, more);
    const auto read = read_text(Reader(catalogue), catalogue, text, {"Acme", "", ""});
    REQUIRE(read.findings.size() == 1);
    return read.findings[0];
}

}  // namespace

TEST_CASE("what a sentence says of people in some places only is said so") {
    const Finding finding = read_one("If you live in the European Union, we sell pears.\n");
    CHECK(finding.headline == "Acme may sell it (if you live in the EU)");
    CHECK(std::get<std::string>(finding.facts.at("region")) == "in the EU");
    CHECK(read_one("We sell pears.\n").headline == "Acme may sell it");
    CHECK(read_one("We sell pears if you live outside Japan.\n").headline ==
          "Acme may sell it (if you live outside Japan)");
}

TEST_CASE("items are about those whom their lead-in names") {
    CHECK(read_one("If you live in Canada:\n\n- we sell pears\n- we eat plums\n").headline ==
          "Acme may sell it (if you live in Canada)");
}

TEST_CASE("a part headed for some people is about them") {
    const char* text = "# Terms\n\nPears are fruit.\n\n## Users in Brazil\n\nWe sell pears.\n";
    CHECK(read_one(text).headline == "Acme may sell it (if you live in Brazil)");
    // What a firm does with data it may do with everybody's, though one part alone says so.
    const Finding data = read_one(text, R"({"category": "data"})");
    CHECK(data.headline == "Acme may sell it");
    CHECK(data.consequence == "It is sold. This stands in the part for people who live in Brazil.");
    // The title of the whole document is no part of it.
    CHECK(read_one("# California privacy notice\n\nWe sell pears.\n").headline == "Acme may sell it");
}

TEST_CASE("businesses and consumers are told apart") {
    CHECK(read_one("If you are a business, we sell pears.\n").headline ==
          "Acme may sell it (if you are a business)");
    CHECK(read_one("If you are a consumer living in Spain, we sell pears.\n").headline ==
          "Acme may sell it (if you live in Spain and are a consumer)");
    CHECK(read_one("We sell pears to business customers.\n").headline == "Acme may sell it");
    CHECK(read_one("# Terms\n\nPears are fruit.\n\n## Business users\n\nWe sell pears.\n").headline ==
          "Acme may sell it (if you are a business)");
}

TEST_CASE("a headline that is full leaves it to the consequence") {
    const Finding finding = read_one(
        "If you live in Spain, we sell pears.\n",
        R"({"category": "money", "words": {"headline": "You agree that all of the many pears that you keep in the cellar or in the attic may be sold by {service} at once",
            "consequence": "It is sold.", "why": "It matters."}})");
    CHECK(finding.headline.ends_with("at once"));
    CHECK(finding.consequence == "It is sold. This is about you only if you live in Spain.");
}

TEST_CASE("another sentence's people are not this one's") {
    const auto catalogue = small_catalogue(terms, rules, R"({"category": "money"})");
    const auto read = read_text(Reader(catalogue), catalogue,
                                "We sell pears. If you live in Spain, we sell plums.\n", {"Acme", "", ""});
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].quote.exact == "We sell pears.");
    CHECK(read.findings[0].headline == "Acme may sell it");
}

}  // namespace smallprint::testing
