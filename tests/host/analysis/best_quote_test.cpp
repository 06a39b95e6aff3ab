// The words shown for a finding: sentences before titles, those that the headline speaks of, each once.
#include "analysis/best_quote.h"

#include <doctest/doctest.h>

#include "analysis/document_dates.h"
#include "analysis/read_text.h"
#include "analysis/small_catalogue.h"

namespace smallprint::testing {

namespace {

constexpr const char* terms = R"({"sell": ["sell*"], "keep": ["keep*"]})";

ReadText read_real(std::string_view text, std::string_view terms_type = "Terms of Service") {
    static const Catalogue catalogue = Catalogue::embedded();
    static const Reader reader(catalogue);
    return read_text(reader, catalogue, text, {"Cube", terms_type, "https://cube.example/terms"});
}

}  // namespace

TEST_CASE("titles and cells run together say nothing of what they name") {
    CHECK(is_title("Tracking Tools and Cookies"));
    CHECK(is_title("Name * Address * Place * Cookies and the like where we need them for the service."));
    CHECK_FALSE(is_title("We sell pears."));
    CHECK_FALSE(is_title("we sell pears;"));
    CHECK_FALSE(
        is_title("Where we sell pears, apples and all that grows in the gardens of the firm, we say so"));
    CHECK(is_title("Learn more about how we share your data with the firms that help us to sell pears."));
    CHECK(legibility("Too short") == 0);
    CHECK(legibility("A sentence of a length that people can read with ease.") == 2);
    CHECK(legibility(std::string(500, 'a')) == 1);
}

TEST_CASE("a title is shown only where no sentence says it, however sure the title is") {
    const auto catalogue =
        small_catalogue(terms, R"([{"id": "a", "find": ["@sell", "@keep"], "confidence": 0.9},
                                   {"id": "b", "find": ["@sell"], "confidence": 0.7}])");
    const Reader reader(catalogue);
    const auto both = read_text(reader, catalogue, "Selling and keeping\n\nWe sell your pears.\n");
    REQUIRE(both.findings.size() == 1);
    CHECK(both.findings[0].quote.exact == "We sell your pears.");
    const auto title = read_text(reader, catalogue, "Selling and keeping\n");
    REQUIRE(title.findings.size() == 1);
    CHECK(title.findings[0].quote.exact == "Selling and keeping");
}

TEST_CASE("the words shown are those that the headline speaks of") {
    const auto read = read_real(
        "We may change these terms at any time. If you go on using Cube after that, you accept the changed "
        "terms.\n");
    const Finding* change = read.finding("unilateral_change");
    REQUIRE(change != nullptr);
    CHECK(change->headline == "Cube can change the terms, and if you keep using it, you have agreed");
    CHECK(change->quote.exact.starts_with("If you go on using Cube"));
}

TEST_CASE("two findings do not show one sentence where one has another as good") {
    const auto once = read_real("We may suspend or terminate your account if you break these rules.\n");
    const Finding* ends = once.finding("unilateral_termination");
    const Finding* locks = once.finding("account_suspension");
    REQUIRE(ends != nullptr);
    REQUIRE(locks != nullptr);
    CHECK(ends->quote.exact == locks->quote.exact);
    const auto twice = read_real(
        "We may suspend or terminate your account if you break these rules.\n\n"
        "We may suspend your account if you violate our terms.\n");
    ends = twice.finding("unilateral_termination");
    locks = twice.finding("account_suspension");
    REQUIRE(ends != nullptr);
    REQUIRE(locks != nullptr);
    CHECK(ends->quote.exact == "We may suspend or terminate your account if you break these rules.");
    CHECK(locks->quote.exact == "We may suspend your account if you violate our terms.");
}

TEST_CASE("the date of the text is the one that it dates itself with") {
    const auto read = read_real(
        "Last updated: 5 March 2026\n\nRules for sellers, last updated: 1 May 2018\n\n"
        "We are glad that you are here.\n");
    const Finding* date = read.finding("update_date");
    REQUIRE(date != nullptr);
    CHECK(date->headline == "The text you are reading dates from 5 March 2026");
    CHECK(date_in("March 5, 2026") == "2026-03-05");
    CHECK(date_in("10/11/2021").empty());
    const auto older = read_real(
        "Last updated: 5 March 2026\n\nThis text was effective from 1 May 2024 until 5 March 2026.\n");
    date = older.finding("update_date");
    REQUIRE(date != nullptr);
    CHECK(date->quote.exact == "Last updated: 5 March 2026");
    const auto numbers = read_real("Last updated: 2026-03-05\n\nWe are glad that you are here.\n");
    date = numbers.finding("update_date");
    REQUIRE(date != nullptr);
    CHECK(date->headline == "The text you are reading dates from 5 March 2026");
    std::string far;
    for (int i = 0; i < 60; ++i) {
        far += "Here is a line that says nothing much at all.\n\n";
    }
    const auto told = read_real(far +
                                "Our office in the north, whose rights and duties are effective as of March "
                                "31, 2021, is one of ours.\n\n" +
                                far);
    CHECK(told.finding("update_date") == nullptr);
    const auto lines = read_real(far + "Last updated: 2 April 2024\n\n" + far);
    CHECK(lines.finding("update_date") != nullptr);
}

TEST_CASE("facts that may come from another clause bring their sentence with them") {
    const auto catalogue = small_catalogue(terms, R"([{"id": "a", "find": ["@sell"], "confidence": 0.9},
                   {"id": "b", "find": ["@keep"], "confidence": 0.8, "facts": {"days": 30}}])",
                                           R"({"join_facts": ["days"],
            "words": {"headline": "{service} sells it", "consequence": "c", "why": "w",
                      "variants": [{"when": {"days": {"exists": true}}, "headline": "{service} waits {days} days"}]}})");
    const Reader reader(catalogue);
    const auto read = read_text(reader, catalogue, "We sell your pears.\n\nWe keep your pears for a month.\n",
                                {"Acme", "", ""});
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].headline == "Acme waits 30 days");
    CHECK(read.findings[0].quote.exact == "We keep your pears for a month.");
}

TEST_CASE("a way out in another sentence does not take the place of what is done") {
    const auto catalogue =
        small_catalogue(terms, R"([{"id": "a", "find": ["@sell"], "confidence": 0.9},
                   {"id": "b", "find": ["@keep"], "confidence": 0.9, "facts": {"opt_out": true}}])",
                        R"({"words": {"headline": "{service} sells it", "consequence": "c", "why": "w",
                      "variants": [{"when": {"opt_out": true}, "headline": "{service} sells it unless you say no"}]}})");
    const Reader reader(catalogue);
    const auto read = read_text(reader, catalogue, "We sell your pears. Choose whether we keep your pears.\n",
                                {"Acme", "", ""});
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].headline == "Acme sells it unless you say no");
    CHECK(read.findings[0].quote.exact == "We sell your pears.");
}

TEST_CASE("whom another sentence speaks of is not whom this one speaks of") {
    const auto catalogue = small_catalogue(terms, R"([{"id": "a", "find": ["@sell"], "confidence": 0.9},
                   {"id": "b", "find": ["@keep"], "confidence": 0.8, "facts": {"audience": "business"}}])");
    const Reader reader(catalogue);
    const auto read = read_text(reader, catalogue, "We sell your pears. We keep the pears of firms.\n");
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].facts.count("audience") == 0);
}

TEST_CASE("a policy is not called terms, nor are rules") {
    const auto change = [](std::string_view terms_type) {
        const auto read = read_real("We may change these terms at any time.\n", terms_type);
        const Finding* finding = read.finding("unilateral_change");
        return finding == nullptr ? std::string() : finding->headline;
    };
    CHECK(change("Terms of Service") == "Cube can change the terms you agreed to on its own");
    CHECK(change("Privacy Policy") == "Cube can change what it does with your data by changing this policy");
    CHECK(change("Acceptable Use Policy") == "Cube can change the rules that you must keep");
}

}  // namespace smallprint::testing
