#include "analysis/changes_quiet.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace smallprint {
namespace {

Document paragraphs(const std::vector<std::string>& texts) {
    std::vector<Block> blocks;
    for (const std::string& text : texts) {
        blocks.push_back({BlockKind::paragraph, 0, text, {}});
    }
    return document_from_blocks(std::move(blocks));
}

}  // namespace

TEST_CASE("what differs without saying anything else is shown, block by block") {
    const Document before = paragraphs({"Last updated: 3 March 2026", "We may end your account.",
                                        "Write to legal@parley.example.", "You are \u201Cyou\u201D."});
    const Document after = paragraphs({"Last updated: 4 March 2026", "We may end your account.",
                                       "Write to terms@parley.example.", "You are \"you\"."});
    const auto items = quiet_changes(before, after, 10);
    REQUIRE(items.size() == 3);
    CHECK(items[0].before == "Last updated: 3 March 2026");
    CHECK(items[0].after == "Last updated: 4 March 2026");
    CHECK(items[1].after == "Write to terms@parley.example.");
    for (const ChangeItem& item : items) {
        CHECK(item.kind == ChangeKind::cosmetic);
        CHECK_FALSE(item.substantive);
    }
    CHECK(quiet_changes(before, after, 2).size() == 2);
}

TEST_CASE("what says something else, moves or stays is none of it") {
    const Document before = paragraphs({"We keep your data.", "We sell nothing.", "Twice.", "Twice."});
    const Document after = paragraphs({"We sell nothing.", "We keep all of your data.", "Twice."});
    CHECK(quiet_changes(before, after, 10).empty());
    CHECK(quiet_changes(before, before, 10).empty());
}

TEST_CASE("a paragraph without end is cut between characters") {
    std::string one = "We may \u00e9";
    for (int i = 0; i < 4000; ++i) {
        one += " \u00e9t\u00e9";
    }
    const auto items =
        quiet_changes(paragraphs({one + " on 3 March 2026."}), paragraphs({one + " on 4 March 2026."}), 10);
    REQUIRE(items.size() == 1);
    CHECK(items[0].after.value_or("").size() < 4100);
    CHECK(items[0].after.value_or("").ends_with("\u2026"));
}

}  // namespace smallprint
