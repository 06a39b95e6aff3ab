// Input made to break: the reading ends, stays small and quotes what is there.
#include <doctest/doctest.h>

#include "analysis/read_text.h"
#include "analysis/small_catalogue.h"

namespace smallprint::testing {

namespace {

const smallprint::Catalogue& real_catalogue() {
    static const smallprint::Catalogue catalogue = smallprint::Catalogue::embedded();
    return catalogue;
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        text += piece;
    }
    return text;
}

/// A document of one clause, made without the extractor, which would part it.
smallprint::Document one_block(std::string text) {
    std::vector<smallprint::Block> blocks(1);
    blocks[0].text = std::move(text);
    return smallprint::document_from_blocks(std::move(blocks));
}

void check_quotes(const ReadText& read) {
    for (const auto& finding : read.findings) {
        CHECK(finding.quote.exact.size() <= 4000);
        CHECK(read.document.canonical_text.find(finding.quote.exact) != std::string::npos);
        CHECK_FALSE(finding.quote.exact.empty());
        CHECK(finding.quote.exact.find('\n') == std::string::npos);
    }
}

}  // namespace

TEST_CASE("hostile texts are read to their end") {
    const smallprint::Reader reader(real_catalogue());
    const std::vector<std::string> texts{
        repeated("a", 1'000'000),
        repeated("train", 200'000),
        repeated("We sell your data. ", 100'000),
        repeated("not ", 200'000),
        repeated("we may use your feedback to train our models ", 5'000),
        repeated("(a) ", 100'000),
        repeated("unless except without your consent ", 20'000),
        repeated("’", 100'000),
        repeated("don't ", 100'000),
        repeated("\xF0\x9F\x98\x80", 50'000),
        "\xE2\x80\x8B",
        ".",
        repeated("A. ", 100'000),
    };
    for (const std::string& text : texts) {
        INFO(text.substr(0, 40));
        const auto read = read_document(reader, real_catalogue(), one_block(text));
        check_quotes(read);
        CHECK(read.findings.size() < 200);
    }
}

TEST_CASE("thousands of nested list items are read to their end") {
    const smallprint::Reader reader(real_catalogue());
    std::vector<smallprint::Block> blocks;
    for (int i = 0; i < 3000; ++i) {
        smallprint::Block block;
        block.kind = smallprint::BlockKind::list_item;
        block.level = static_cast<std::uint8_t>(1 + i % 200);
        block.text = "we do not share your content with:";
        blocks.push_back(block);
    }
    check_quotes(
        read_document(reader, real_catalogue(), smallprint::document_from_blocks(std::move(blocks))));
}

TEST_CASE("evidence from elsewhere cannot lead out of the document") {
    const auto document = one_block("We sell your data.");
    smallprint::Evidence evidence;
    evidence.type = real_catalogue().content().types.front().id;
    evidence.quote_begin = 4'000'000'000U;
    evidence.quote_end = 4'294'967'295U;
    const std::vector<std::vector<smallprint::Evidence>> lists{{evidence}, {evidence}, {evidence}};
    const auto findings = smallprint::assess(document, lists, {}, real_catalogue(), {});
    CHECK(findings.size() == 1);
    evidence.type = "no_such_type";
    CHECK(smallprint::assess(document, std::vector<std::vector<smallprint::Evidence>>{{evidence}}, {},
                             real_catalogue(), {})
              .empty());
}

}  // namespace smallprint::testing
