#include <doctest/doctest.h>

#include "document/enumerator.h"
#include "helpers.h"

namespace document_test {
using smallprint::enumerator_length;

TEST_CASE("a lead-in and its list are one clause") {
    const auto document = html(
        "<h1>A</h1><p>We may:</p><ul><li>(a) stop</li><li>(b) go:<ul><li>deep</li></ul></li></ul>"
        "<p>After.</p>");
    REQUIRE(document.clauses.size() == 2);
    CHECK(document.clauses[0].text == "We may:\n(a) stop\n(b) go:\ndeep");
    CHECK(document.clauses[0].first_block == 1);
    CHECK(document.clauses[0].block_count == 4);
    CHECK(document.clauses[1].text == "After.");
}

TEST_CASE("lists in plain paragraphs are known by their enumerators") {
    CHECK(html("<p>You must not:</p><p>(a) copy</p><p>(b) sell</p><p>That is all.</p>").clauses.size() == 2);
    CHECK(html("<p>You must not.</p><ul><li>one</li><li>two</li></ul>").clauses.size() == 3);
}

TEST_CASE("a long list is single clauses") {
    std::string page = "<p>We may:</p><ul>";
    for (int i = 0; i < 25; ++i) {
        page += "<li>item</li>";
    }
    CHECK(html(page).clauses.size() == 26);
    CHECK(html("<p>We may:</p><ul><li>" + std::string(6001, 'x') + "</li></ul>").clauses.size() == 2);
}

TEST_CASE("headings above a clause are its path") {
    const auto document = html("<h1>T</h1><h2>A</h2><p>one</p><h3>B</h3><p>two</p><h2>C</h2><p>three</p>");
    REQUIRE(document.clauses.size() == 3);
    CHECK(heading_path(document, document.clauses[1]) == std::vector<std::string>{"T", "A", "B"});
    CHECK(heading_path(document, document.clauses[2]) == std::vector<std::string>{"T", "C"});
}

TEST_CASE("renumbering does not change a clause's hash, other words do") {
    const auto hash = [](const char* text) {
        return html(std::string{"<p>"} + text + "</p>").clauses.at(0).sha256;
    };
    CHECK(hash("4.1 You agree to pay.") == hash("12.3. You agree to pay."));
    CHECK(hash("(a) You agree to pay.") == hash("You agree to pay."));
    CHECK(hash("30 days after") != hash("60 days after"));
    CHECK(hash("4.1 You agree to pay.") != hash("4.1 You agree to pay!"));
}

TEST_CASE("what is an enumerator and what is not") {
    for (const char* text : {"4. x", "4.1 x", "4.1.2. x", "(a) x", "a) x", "iv. x", "(iv) x", "\u2022 x",
                             "- x", "[1] x", "Section 4. x", "\u00a7 4.2: x", "A. x"}) {
        CAPTURE(text);
        CHECK(enumerator_length(text) == std::string_view{text}.size() - 1);
    }
    for (const char* text : {"30 days", "A person", "Section 4 applies", "(and) x", "4.", "", "-x",
                             "2024. x2024", "12345. x", "mix. x"}) {
        CAPTURE(text);
        CHECK(enumerator_length(text) == (std::string_view{text} == "2024. x2024" ? 6 : 0));
    }
    CHECK(enumerator_length("4.1 (a) (i) x") == 12);
}

TEST_CASE("a document is rebuilt from its blocks") {
    const auto document = html("<h1>T</h1><p>We may:</p><ul><li>stop</li></ul><p>End.</p>");
    const auto again = smallprint::document_from_blocks(document.blocks);
    CHECK(again.canonical_text == document.canonical_text);
    CHECK(again.sha256 == document.sha256);
    CHECK(again.sha256 == smallprint::sha256(document.canonical_text));
    REQUIRE(again.clauses.size() == document.clauses.size());
    CHECK(again.clauses[0].sha256 == document.clauses[0].sha256);
    CHECK(document.canonical_text == "T\nWe may:\nstop\nEnd.\n");
}

}  // namespace document_test
