// How rules read sentences: negation and where it ends, exceptions, lists with their lead-ins, order,
// distance.
#include <doctest/doctest.h>

#include "analysis/read_text.h"
#include "analysis/small_catalogue.h"

namespace smallprint::testing {

namespace {

constexpr const char* terms = R"({
    "we": ["we", "us"], "sell": ["sell*", "sold", "trade*"], "data": ["your data", "your @kind data", "information"],
    "kind": ["personal", "private"], "feedback": ["feedback", "thumbs up"], "train": ["train*"], "heading": ["sharing"]})";

struct Fixture {
    explicit Fixture(const char* rules, const char* more = "{}")
        : catalogue(small_catalogue(terms, rules, more)), reader(catalogue) {}
    [[nodiscard]] bool matches(std::string_view text) const {
        return read_text(reader, catalogue, text).has("sale");
    }

    smallprint::Catalogue catalogue;
    smallprint::Reader reader;
};

constexpr const char* sells =
    R"([{"id": "sells", "find": ["@sell", "@data"], "negation": {"of": "@sell", "is": "absent"}}])";
constexpr const char* sells_not =
    R"([{"id": "sells_not", "find": ["@sell", "@data"], "negation": {"of": "@sell", "is": "present"}}])";

}  // namespace

TEST_CASE("a negation holds in its own grammatical clause") {
    const Fixture asserted(sells);
    const Fixture denied(sells_not);
    const auto is_denied = [&](std::string_view text) {
        INFO(text);
        CHECK(denied.matches(text));
        CHECK_FALSE(asserted.matches(text));
    };
    const auto is_asserted = [&](std::string_view text) {
        INFO(text);
        CHECK(asserted.matches(text));
        CHECK_FALSE(denied.matches(text));
    };
    is_asserted("We may sell your data.");
    is_denied("We do not sell your data.");
    is_denied("We don’t sell your data.");
    is_denied("We never rent, lease or sell your personal data.");
    is_denied("We cannot sell your data.");
    is_denied("We no longer sell your data.");
    is_denied("Neither we nor our partners sell your data.");
    is_denied("Nothing in these terms shall let us sell your data.");
    is_denied("Your data is not sold.");
    is_denied("We use your data without selling it.");
    is_denied("Our partners may use your data for service, excluding trade.");
    is_denied("We keep your data (but excluding selling).");
    is_asserted("We do not rent your data, but we sell your data.");
    is_asserted("We do not keep logs; we sell your data.");
    is_asserted("If you do not opt out, we sell your data.");
    is_asserted("Without asking you, we sell your data.");
    is_asserted("We may sell your data, including but not limited to your data from partners.");
    is_asserted("Not only do we sell your data.");
    is_asserted("If you do not want us to sell your data, write to us.");
    is_asserted("We do not ask you, and we sell your data.");
}

TEST_CASE("what a phrase itself denies is what it says") {
    const Fixture rule(
        R"([{"id": "n", "find": ["no judge"], "negation": {"of": "no judge", "is": "absent"}}])");
    CHECK(rule.matches("There is no judge here."));
    CHECK_FALSE(rule.matches("It is not true that there is no judge here."));
}

TEST_CASE("a rule holds only with the facts it needs") {
    const Fixture rule(R"([{"id": "n", "find": ["@sell"], "needs": ["amount"]}])",
                       R"({"read_facts": ["amount"]})");
    CHECK(rule.matches("We sell it for $5."));
    CHECK_FALSE(rule.matches("We sell it for little."));
}

TEST_CASE("an exception turns a promise round") {
    const Fixture promise(
        R"([{"id": "p", "find": ["@sell", "@data"], "negation": {"of": "@sell", "is": "present"}, "exception": "absent"}])");
    const Fixture excepted(
        R"([{"id": "e", "find": ["@sell", "@data"], "negation": {"of": "@sell", "is": "present"}, "exception": "present"}])");
    for (const char* text : {"We do not sell your data unless you agree.",
                             "We do not sell your data except when you give feedback.",
                             "We will not sell your data without your prior consent.",
                             "We never sell your data other than to partners."}) {
        INFO(text);
        CHECK(excepted.matches(text));
        CHECK_FALSE(promise.matches(text));
    }
    CHECK(promise.matches("We do not sell your data."));
    CHECK_FALSE(excepted.matches("We do not sell your data."));
}

TEST_CASE("what follows an exception is not denied") {
    const Fixture rule(
        R"([{"id": "f", "find": ["@train", "@feedback"], "negation": {"of": "@feedback", "is": "absent"}, "exception": "present"}])");
    CHECK(rule.matches(
        "We do not train on your data except (a) on free plans, (b) when you provide feedback."));
    CHECK_FALSE(rule.matches("We do not train on feedback except on free plans."));
}

TEST_CASE("list items are read with their lead-in") {
    const Fixture asserted(sells);
    const Fixture denied(sells_not);
    CHECK(denied.matches("We do not:\n\n- sell your data\n- rent your data\n"));
    CHECK_FALSE(asserted.matches("We do not:\n\n- sell your data\n- rent your data\n"));
    CHECK(asserted.matches("With your data we may:\n\n- show it\n- sell it\n"));
    CHECK(denied.matches("We do not: (a) rent your data; (b) sell your data; or (c) give it away."));
    CHECK_FALSE(asserted.matches("We do not: (a) rent your data; (b) sell your data; or (c) give it away."));
    // What a list denies is not denied behind the list.
    CHECK(asserted.matches("We do not:\n\n- rent your data\n\nWe sell your data.\n"));
}

TEST_CASE("order, distance, unless and headings are kept") {
    const Fixture ordered(R"([{"id": "o", "find": ["@sell", "@data"], "order": ["@sell", "@data"]}])");
    CHECK(ordered.matches("We sell your data."));
    CHECK_FALSE(ordered.matches("Your data is what others would sell."));

    const Fixture near_by(R"([{"id": "n", "find": ["@sell", "@data"], "within": 5}])");
    CHECK(near_by.matches("We sell your data."));
    CHECK_FALSE(near_by.matches("We sell goods in many lands and care a lot about what is in your data."));

    const Fixture unless(R"([{"id": "u", "find": ["@sell"], "unless": ["@feedback"]}])");
    CHECK(unless.matches("We sell things."));
    CHECK_FALSE(unless.matches("We sell feedback."));

    const Fixture heading(R"([{"id": "h", "find": ["@sell"], "context": {"heading": ["@heading"]}}])");
    CHECK(heading.matches("# Sharing\n\nWe sell it.\n"));
    CHECK_FALSE(heading.matches("# Shopping\n\nWe sell it.\n"));

    const Fixture document(R"([{"id": "d", "find": ["@sell"], "context": {"document": ["@feedback"]}}])");
    const auto with = read_text(document.reader, document.catalogue, "We sell it.\n\nGive us a thumbs up.\n");
    const auto without = read_text(document.reader, document.catalogue, "We sell it.\n\nGive us a hand.\n");
    CHECK(with.finding("sale") != nullptr);
    CHECK(without.finding("sale") == nullptr);
}

TEST_CASE("phrases: wildcards, gaps, nested terms, hyphens and contractions") {
    const auto found = [](const char* phrase, const char* text) {
        const std::string rules = std::string(R"([{"id": "x", "find": [")") + phrase + R"("]}])";
        const Fixture fixture(rules.c_str());
        return fixture.matches(text);
    };
    CHECK(found("opt out", "You may opt-out."));
    CHECK(found("opt-out", "You may opt out."));
    CHECK(found("do not", "We don't."));
    CHECK(found("customer", "The customer’s choice."));
    CHECK(found("train* _{0,3} models", "We are training all of our models."));
    CHECK_FALSE(found("train* _{0,1} models", "We are training all of our models."));
    CHECK(found("@we _{0,2} sell*", "We may then selling do."));
    CHECK(found("@sell @data", "We sell your personal data."));
    CHECK_FALSE(found("@sell @data", "We sell and your personal data stays."));
    CHECK(found("may _ sell", "We may not sell."));
    CHECK_FALSE(found("may _ sell", "We may sell."));
    CHECK(found("THUMBS UP", "thumbs-up"));
}

}  // namespace smallprint::testing
