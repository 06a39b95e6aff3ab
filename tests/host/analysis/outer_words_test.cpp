// What a clause is read behind though it stands outside of it: lead-ins of long lists, heads of tables.
#include "analysis/outer_words.h"

#include <doctest/doctest.h>

#include "analysis/read_text.h"
#include "analysis/small_catalogue.h"
#include "analysis/table_head.h"

namespace smallprint::testing {

namespace {

using Lines = std::vector<std::string>;

constexpr const char* terms = R"({"sell": ["sell*"], "ads": ["advertis*"], "we": ["we"]})";
constexpr const char* rules =
    R"([{"id": "sells", "find": ["@we", "@sell"], "negation": {"of": "@sell", "is": "absent"}, "confidence": 0.9}])";
constexpr const char* denied =
    R"([{"id": "never", "find": ["@we", "@sell"], "negation": {"of": "@sell", "is": "present"}, "confidence": 0.9}])";

std::string long_list(const std::string& lead_in, const std::string& item, int before) {
    std::string text = lead_in + "\n\n";
    for (int i = 0; i < before; ++i) {
        text += "- keep pears in the cellar\n";
    }
    return text + "- " + item + "\n";
}

}  // namespace

TEST_CASE("the thirtieth item of a list is read behind its lead-in") {
    for (const int before : {3, 29, 100}) {
        const std::string text = long_list("We do not:", "sell your data", before);
        const auto promise = small_catalogue(terms, denied);
        const auto sale = small_catalogue(terms, rules);
        const auto read = read_text(Reader(promise), promise, text);
        REQUIRE(read.findings.size() == 1);
        CHECK(read.findings[0].quote.exact.find("sell your data") != std::string::npos);
        CHECK(read.findings[0].quote.exact.find("We do not") == std::string::npos);
        CHECK(read_text(Reader(sale), sale, text).findings.empty());
        CHECK(read_text(Reader(sale), sale, long_list("We may:", "sell your data", before)).findings.size() ==
              1);
    }
}

TEST_CASE("items written as paragraphs are read behind their lead-in") {
    const auto promise = small_catalogue(terms, denied);
    CHECK(read_text(Reader(promise), promise, "We do not:\n\n(a) keep pears\n\n(b) sell your data\n")
              .findings.size() == 1);
    std::string text = "We do not:\n\n";
    for (int i = 0; i < 30; ++i) {
        text += "(" + std::to_string(i + 1) + ") keep pears in the cellar\n\n";
    }
    text += "(31) sell your data\n\nWe eat pears.\n\n";
    CHECK(read_text(Reader(promise), promise, text).findings.size() == 1);
}

TEST_CASE("a list ends, and what follows has no lead-in") {
    const auto promise = small_catalogue(terms, denied);
    CHECK(read_text(Reader(promise), promise, long_list("We do not:", "eat pears", 29) + "\nWe sell pears.\n")
              .findings.empty());
}

TEST_CASE("a table's questions and a row's answers make statements") {
    constexpr std::string_view reasons =
        "Reasons we can share your personal information Does Acme Bank share? Can you limit this sharing?";
    CHECK(answered_questions(reasons, "For our marketing purposes Yes No") ==
          Lines{"We share your personal information:"});
    CHECK(answered_questions(reasons, "For nonaffiliates to market to you No We don’t share") ==
          Lines{"We do not share your personal information:"});
    CHECK(answered_questions(reasons, "For our marketing purposes").empty());
    CHECK(answered_questions("Category Do we sell your data? Shared?", "Names Yes No") ==
          Lines{"We sell your data:", "We do not share:"});
    CHECK(answered_questions("Category Collected?", "Names, email YES.") == Lines{"We collect:"});
    CHECK(answered_questions("Can you limit this?", "Names Yes").empty());
    CHECK(answered_questions("Name Purpose", "Names Yes").empty());
    CHECK(answered_questions("", "").empty());
    CHECK(answered_questions("? ? ? ? ? ? ? ? ? ? ?", "Yes No Yes No").empty());
}

TEST_CASE("a table of yes and no is read with its head") {
    const auto sale = small_catalogue(terms, rules);
    const auto promise = small_catalogue(
        R"({"sell": ["sell*"], "names": ["names"], "we": ["we"]})",
        R"([{"id": "never", "find": ["@we", "@sell", "@names"], "negation": {"of": "@sell", "is": "present"}, "confidence": 0.9}])");
    const auto any = small_catalogue(terms, denied);
    const std::string table =
        "| What | Do we sell it? |\n| --- | --- |\n| Names and addresses | No |\n| Places you visit | Yes "
        "|\n";
    const auto sold = read_text(Reader(sale), sale, table);
    REQUIRE(sold.findings.size() == 1);
    CHECK(sold.findings[0].quote.exact == "Places you visit Yes");
    const auto kept = read_text(Reader(promise), promise, table);
    REQUIRE(kept.findings.size() == 1);
    CHECK(kept.findings[0].quote.exact == "Names and addresses No");
    CHECK(read_text(Reader(any), any, table).findings.empty());
}

TEST_CASE("the head of a table says what its rows are about") {
    CHECK(head_statements("Type of data Purpose Retention period") ==
          Lines{"We keep this data for:", "We use personal data:"});
    CHECK(head_statements("Category Source Shared with") == Lines{"We share personal data with:"});
    CHECK(head_statements("Purpose Lawful basis") == Lines{"We use personal data:"});
    CHECK(head_statements("Cookie name Purpose Duration") == Lines{"We use cookies:"});
    CHECK(head_statements("Cookie name Domain").empty());
    CHECK(head_statements("Version Date of change How long").empty());
    CHECK(head_statements("Service Purpose").empty());
    CHECK(head_statements("").empty());
    CHECK(head_statements(std::string(601, 'x') + " retention period").empty());
}

TEST_CASE("what a row is about is its first cell") {
    CHECK(kind_of_row("Contact details 2 years after you leave") == "contact details");
    CHECK(kind_of_row("Payment Records Tax law 7 years") == "payment records tax law");
    CHECK(kind_of_row("Login records To keep out thieves 90 days") == "login records");
    CHECK(kind_of_row("IP addresses, device ids 30 days") == "IP addresses");
    CHECK(kind_of_row("2 years").empty());
    CHECK(kind_of_row("Up to two years").empty());
    CHECK(kind_of_row("a very long thing that nobody would call a kind of data at all").empty());
    CHECK(kind_of_row("").empty());
}

TEST_CASE("a row of a table of periods is read behind its head") {
    const auto kept =
        small_catalogue(R"({"keep": ["keep*"], "we": ["we"]})",
                        R"([{"id": "kept", "find": ["@we", "@keep", ["years", "days"]], "confidence": 0.9}])",
                        R"({"read_facts": ["retention"]})");
    const std::string rows = "| Contact details | 2 years |\n| Your name | as the law says |\n";
    const auto read =
        read_text(Reader(kept), kept, "| Type of data | Retention period |\n| --- | --- |\n" + rows);
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].quote.exact == "Contact details 2 years");
    CHECK(std::get<std::string>(read.findings[0].facts.at("retention")) == "2 years");
    CHECK(std::get<std::string>(read.findings[0].facts.at("kept")) == "contact details");
    // The head alone says nothing, and another head says something else.
    CHECK(read_text(Reader(kept), kept, "| Type of data | Warranty |\n| --- | --- |\n" + rows)
              .findings.empty());
    const auto head_only =
        small_catalogue(R"({"keep": ["keep*"], "we": ["we"]})",
                        R"([{"id": "kept", "find": ["@we", "@keep"], "confidence": 0.9}])");
    CHECK(
        read_text(Reader(head_only), head_only, "| Type of data | Retention period |\n| --- | --- |\n" + rows)
            .findings.empty());
}

}  // namespace smallprint::testing
