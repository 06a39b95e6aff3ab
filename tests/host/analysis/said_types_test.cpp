// What is said of a sentence besides, and in spite of, the model.
#include <doctest/doctest.h>

#include <algorithm>

#include "analysis/said_types.h"

using smallprint::SaidType;
using smallprint::TypeTeller;

namespace {

std::vector<std::string> told(std::vector<SaidType> by_model, const std::string& text) {
    static const auto catalogue = smallprint::Catalogue::embedded();
    static const TypeTeller teller(catalogue);
    std::vector<std::string> types;
    for (const SaidType& said : teller.tell(std::move(by_model), text)) {
        types.push_back(said.type);
    }
    return types;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("what the words rule out is not said") {
    CHECK(told({{"law_enforcement", 0.9F}}, "Green tea is on sale again.").empty());
    CHECK(told({{"law_enforcement", 0.9F}}, "We hand it over to the police.") == List{"law_enforcement"});
    CHECK(told({{"unilateral_termination", 0.9F}}, "Users may quit whenever it suits them.").empty());
    CHECK(told({{"unilateral_change", 0.9F}}, "The site may be improved, and its features with it.").empty());
    CHECK(told({{"no_tracking", 0.9F}}, "All that happens here is looked at.").empty());
}

TEST_CASE("doubtful types are said where the model or a rule is sure") {
    const std::string bare = "It can be the end, and so the door is shut.";
    CHECK(told({{"unilateral_termination", 0.2F}}, bare).empty());
    CHECK(told({{"unilateral_termination", 0.4F}}, bare) == List{"unilateral_termination"});
    CHECK(told({{"unilateral_termination", 0.2F}}, "We may close your account at any time.") ==
          List{"unilateral_termination"});
}

TEST_CASE("what a rule finds is said behind what the model says") {
    const auto types = told({{"prohibited_use", 0.6F}}, "We do not sell your personal data to anybody.");
    REQUIRE(types.size() >= 2);
    CHECK(types.front() == "prohibited_use");
    CHECK(std::count(types.begin(), types.end(), "no_data_sale") == 1);
    CHECK(types.size() <= smallprint::most_said_types);
}

TEST_CASE("of other languages only what the model is sure of is said") {
    CHECK(smallprint::is_foreign("Wir verkaufen Ihre Daten nicht und geben sie nicht weiter."));
    CHECK(smallprint::is_foreign("Nous ne vendons pas les données que vous nous confiez."));
    CHECK(smallprint::is_foreign("Мы не продаём ваши данные."));
    CHECK_FALSE(smallprint::is_foreign("We do not sell your data."));
    CHECK_FALSE(smallprint::is_foreign("LAST UPDATED: October 9, 2020"));
    CHECK_FALSE(smallprint::is_foreign("“We” — and ‘you’ — agree…"));
    const std::string german = "Wir verkaufen Ihre Daten nicht und geben sie nicht weiter.";
    CHECK(told({{"no_data_sale", 0.9F}, {"data_sale", 0.2F}}, german) == List{"no_data_sale"});
    CHECK(told({{"data_deletion", 0.2F}}, german).empty());
}
