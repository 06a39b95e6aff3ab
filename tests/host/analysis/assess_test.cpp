// From evidence to findings: one a type, the best quote, derivation, words, links.
#include <doctest/doctest.h>

#include "analysis/links.h"
#include "analysis/read_text.h"
#include "analysis/small_catalogue.h"
#include "analysis/wording.h"

namespace smallprint::testing {

namespace {

constexpr const char* terms = R"({"sell": ["sell*"], "keep": ["keep*"], "rating": ["thumbs up"]})";

}  // namespace

TEST_CASE("a definition is quoted only where no sentence does it") {
    const auto catalogue =
        small_catalogue(terms, R"([{"id": "a", "find": ["@sell", "@keep"], "confidence": 0.9},
                                   {"id": "b", "find": ["@sell"], "confidence": 0.7}])");
    const smallprint::Reader reader(catalogue);
    constexpr const char* defined = "1. “Sale” means that we sell and keep what you give us.\n\n";
    const auto both = read_text(reader, catalogue, std::string(defined) + "We sell your pears.\n");
    REQUIRE(both.findings.size() == 1);
    CHECK(both.findings[0].quote.exact == "We sell your pears.");
    CHECK(read_text(reader, catalogue, defined).findings.size() == 1);
    const auto named = read_text(reader, catalogue, "We “sell” and keep what you give.\n\nWe sell pears.\n");
    REQUIRE(named.findings.size() == 1);
    CHECK(named.findings[0].quote.exact == "We “sell” and keep what you give.");
}

TEST_CASE("a type gives one finding, with the most serious facts and the words for them") {
    const auto catalogue = small_catalogue(
        terms, R"([{"id": "a", "find": ["@sell"], "confidence": 0.9},
                   {"id": "b", "find": ["@sell", "@keep"], "confidence": 0.7, "facts": {"scope": "all"}}])",
        R"({"severity": {"default": "low", "rules": [{"when": {"scope": "all"}, "is": "high"}]},
            "words": {"headline": "{service} sells {what|things}", "consequence": "c", "why": "w",
                      "variants": [{"when": {"scope": "all"}, "headline": "{service} sells it all"}]}})");
    const smallprint::Reader reader(catalogue);
    const auto read =
        read_text(reader, catalogue, "We sell it.\n\nWe sell and keep it.\n\nWe sell it again.\n",
                  {"Acme", "Terms of Service", "https://acme.example/terms"});
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].headline == "Acme sells it all");
    CHECK(read.findings[0].consequence == "C");
    CHECK(read.findings[0].severity == smallprint::Severity::high);
    CHECK(read.findings[0].quote.exact == "We sell and keep it.");
    CHECK(read.findings[0].quote.prefix == "We sell it.\n");
    CHECK(read.findings[0].quote.suffix == "\nWe sell it again.\n");
    CHECK(read.findings[0].id == "f1");

    const auto mild = read_text(reader, catalogue, "We sell it.\n", {"Acme", "", ""});
    REQUIRE(mild.findings.size() == 1);
    CHECK(mild.findings[0].headline == "Acme sells things");
    CHECK(mild.findings[0].severity == smallprint::Severity::low);
}

TEST_CASE("days are said as people say them, and words know whether all facts are there") {
    CHECK(day_in_words("2026-05-03") == "3 May 2026");
    CHECK(day_in_words("2026-05") == "May 2026");
    CHECK(day_in_words("2026-13-03") == "2026-13-03");
    CHECK(day_in_words("10/11/2021") == "10/11/2021");
    const Facts facts{{"days", std::int64_t{30}}};
    CHECK(has_facts("{service} waits {days} days", {&facts, nullptr, nullptr}));
    CHECK_FALSE(has_facts("{service} waits {months|some} months", {&facts, nullptr, nullptr}));
}

TEST_CASE("a name keeps its own letters") {
    CHECK(fill_words("{service} may sell it", "xCube", {nullptr, nullptr, nullptr}) == "xCube may sell it");
    CHECK(fill_words("{service} may sell it", "", {nullptr, nullptr, nullptr}) == "The service may sell it");
    CHECK(fill_words("{service} may sell it", "this service", {nullptr, nullptr, nullptr}) ==
          "This service may sell it");
    CHECK(fill_words("it is sold", "xCube", {nullptr, nullptr, nullptr}) == "It is sold");
}

TEST_CASE("a deadline stands inside a sentence") {
    const auto catalogue =
        small_catalogue(terms, R"([{"id": "a", "find": ["@sell"], "facts": {"days": 30}}])",
                        R"({"actions": [{"text": "Say no.", "deadline": "within {days} days"}]})");
    const smallprint::Reader reader(catalogue);
    const auto read = read_text(reader, catalogue, "We sell it.\n");
    REQUIRE(read.findings.size() == 1);
    REQUIRE(read.findings[0].actions.size() == 1);
    CHECK(read.findings[0].actions[0].deadline == "within 30 days");
}

TEST_CASE("facts that a type keeps apart make several findings") {
    const auto catalogue = small_catalogue(terms,
                                           R"([{"id": "a", "find": ["@sell"], "facts": {"scope": "sold"}},
                                               {"id": "b", "find": ["@keep"], "facts": {"scope": "kept"}}])",
                                           R"({"distinct_by": ["scope"]})");
    const smallprint::Reader reader(catalogue);
    CHECK(read_text(reader, catalogue, "We sell it.\n\nWe keep it.\n\nWe sell it.\n").findings.size() == 2);
}

TEST_CASE("signals hold for the whole document and make derived findings") {
    auto source = small_source(terms, R"([{"id": "a", "find": ["@sell"]}])",
                               R"({"words": {"headline": "plain", "consequence": "c", "why": "w",
                                   "variants": [{"when": {"feedback_kind": "rating"}, "headline": "by rating"}]}})");
    source.content.signals.push_back(smallprint::read_rule(
        smallprint::Json::parse(
            R"({"id": "is_rating", "find": ["@rating"], "facts": {"feedback_kind": "rating"}})"),
        "signals"));
    smallprint::Examples examples;
    source.content.types.push_back(smallprint::read_clause_type(
        smallprint::Json::parse(R"({"id": "derived", "category": "ai", "name": "D", "stance": "against_you",
            "severity": {"default": "high"},
            "derive": [{"all": ["sale", "@is_rating"], "quote_from": "sale", "confidence": 0.5, "facts": {"x": true}}],
            "words": {"headline": "derived", "consequence": "c", "why": "w"},
            "examples": {"match": [], "no_match": []}, "mapping": {}})"),
        "derived.json", examples));
    source.content.index();
    smallprint::check_catalogue_source(source);
    const auto catalogue = smallprint::Catalogue::from_bytes(smallprint::build_catalogue(source));
    const smallprint::Reader reader(catalogue);

    const auto with = read_text(reader, catalogue, "We sell it.\n\nFeedback means a thumbs up.\n");
    REQUIRE(with.finding("sale") != nullptr);
    CHECK(with.finding("sale")->headline == "By rating");
    REQUIRE(with.finding("derived") != nullptr);
    CHECK(with.finding("derived")->quote.exact == "We sell it.");
    CHECK(with.finding("derived")->confidence == doctest::Approx(0.5));

    const auto without = read_text(reader, catalogue, "We sell it.\n\nFeedback means ideas.\n");
    CHECK(without.finding("sale")->headline == "Plain");
    CHECK(without.finding("derived") == nullptr);
}

TEST_CASE("words are filled with facts or do without them") {
    const smallprint::Facts facts{{"days", std::int64_t{30}},
                                  {"who", std::vector<std::string>{"advertisers", "affiliates", "courts"}}};
    const smallprint::FactView view{&facts, nullptr, nullptr};
    CHECK(smallprint::fill_words("{service} waits {days} days", "Acme", view) == "Acme waits 30 days");
    CHECK(smallprint::fill_words("It goes to {who}.", "Acme", view) ==
          "It goes to advertisers, affiliates and courts.");
    CHECK(smallprint::fill_words("up to {amount|a sum}", "Acme", view) == "Up to a sum");
    CHECK(smallprint::fill_words("waits {amount} long", "", view) == "Waits long");
    CHECK(smallprint::fill_words("{service} and {service}", "", view) == "The service and the service");
    CHECK(smallprint::fill_words("open {brace", "Acme", view) == "Open {brace");
}

TEST_CASE("only safe links are offered") {
    const char* base = "https://acme.example/legal/terms?v=2";
    CHECK(smallprint::resolve_link("/privacy", base) == "https://acme.example/privacy");
    CHECK(smallprint::resolve_link("opt-out", base) == "https://acme.example/legal/opt-out");
    CHECK(smallprint::resolve_link("../a/./b/", base) == "https://acme.example/a/b/");
    CHECK(smallprint::resolve_link("../../../../x", base) == "https://acme.example/x");
    CHECK(smallprint::resolve_link("//other.example/x", base) == "https://other.example/x");
    CHECK(smallprint::resolve_link("mailto:privacy@acme.example", base) == "mailto:privacy@acme.example");
    CHECK(smallprint::resolve_link("HTTPS://acme.example/x", base).has_value());
    for (const char* bad : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "#part", "",
                            "file:///etc", "https://user@acme.example/", "https://", "java\nscript:x",
                            "https://a b/", "vbscript:x", "\x01https://a.example", "http:acme.example"}) {
        INFO(bad);
        CHECK_FALSE(smallprint::resolve_link(bad, base).has_value());
    }
    CHECK_FALSE(smallprint::resolve_link("/privacy", "").has_value());
    CHECK_FALSE(smallprint::resolve_link("/privacy", "file:///x").has_value());
}

TEST_CASE("a way out is found where the quote speaks of it") {
    std::vector<smallprint::Block> blocks(1);
    blocks[0].text = "See here. You can opt out in your settings.";
    blocks[0].links = {
        {4, 8, "https://acme.example/else"}, {34, 42, "/settings"}, {34, 42, "javascript:settings"}};
    const auto document = smallprint::document_from_blocks(std::move(blocks));
    CHECK(smallprint::find_opt_out_link(document, document.clauses[0], 10, 43, "https://acme.example/t") ==
          "https://acme.example/settings");
}

}  // namespace smallprint::testing
