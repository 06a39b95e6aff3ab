// Reading version after version gives exactly what reading each by itself gives.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "document/extract.h"
#include "document/markdown_versions.h"

namespace smallprint::test {

namespace {

void check_same(MarkdownVersions& versions, const std::string& text) {
    CAPTURE(text);
    versions.read(text);
    const Document read = versions.document();
    const Document whole = extract(text, ExtractOptions{InputFormat::markdown, {}, {}});
    CHECK(read.canonical_text == whole.canonical_text);
    CHECK(read.title == whole.title);
    REQUIRE(read.blocks.size() == whole.blocks.size());
    for (std::size_t i = 0; i < read.blocks.size(); ++i) {
        CHECK(read.blocks[i].kind == whole.blocks[i].kind);
        CHECK(read.blocks[i].level == whole.blocks[i].level);
    }
    const Document compared = versions.document_to_compare();
    CHECK(compared.canonical_text == whole.canonical_text);
    CHECK(compared.sha256 == whole.sha256);
    CHECK(compared.title == whole.title);
    REQUIRE(compared.clauses.size() == whole.clauses.size());
    for (std::size_t i = 0; i < whole.clauses.size(); ++i) {
        CHECK(compared.clauses[i].text == whole.clauses[i].text);
        CHECK(compared.clauses[i].headings == whole.clauses[i].headings);
    }
}

}  // namespace

TEST_CASE("parts read one by one give what the whole gives") {
    MarkdownVersions versions;
    for (const char* text : {
             "Title\n=====\n\nOne.\n\n*   a\n\n    more of a\n\n*   b\nlazy\n\nTwo.\n",
             "One.\n\n    indented\n\n> quote\n\nstill no quote\n\n> quote\nlazy\n",
             "a\n\n```\n\n# no heading\n\n```\n\nb\n",
             "see [it][x]\n\n[x]: https://pear.example/a\n\nend\n",
             "---\ntitle: T\n---\n\ntext\n\n---\nnot: front\n---\n\nend",
             "text\n\n---\ntitle: no front matter\n---\n\nend\n",
             "1. one\n\n2. two\n\n   | a | b |\n   |---|---|\n   | 1 | 2 |\n\n| c | d |\n|---|---|\n| 3 | 4 "
             "|\n",
             "\n\n\n  \n\na\r\n\r\nb\n \nc\n\n\td\n",
             "",
         }) {
        check_same(versions, text);
    }
}

TEST_CASE("any order of any parts does too") {
    const std::vector<std::string> parts{
        "# Head", "Text here.",     "* item",    "  under it", "> quote", "[r]: http://x",
        "```",    "| a | b |",      "|---|---|", "",           "---",     "\tcode",
        "**bold", "see [r] [y](z)", "1. one",    "~~~",        "a: b",    "[x](y"};
    std::mt19937 random(7);
    MarkdownVersions versions;
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i) {
            text += parts[random() % parts.size()];
            text += random() % 2 == 0 ? "\n\n" : "\n";
        }
        check_same(versions, text);
    }
}

TEST_CASE("equal sequences are equal texts") {
    MarkdownVersions versions;
    versions.read("One.\n\nTwo.\n");
    const std::vector<std::uint32_t> first(versions.sequence().begin(), versions.sequence().end());
    versions.read("One.\n\nOther.\n");
    CHECK_FALSE(std::vector<std::uint32_t>(versions.sequence().begin(), versions.sequence().end()) == first);
    versions.read("One.\n\n[Two.](https://pear.example/elsewhere)\n");
    CHECK(std::vector<std::uint32_t>(versions.sequence().begin(), versions.sequence().end()) == first);
}

}  // namespace smallprint::test
