// Pairs compared one after the other give what each gives alone.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "service/text_pairs.h"

namespace smallprint {
namespace {

const Services& services() {
    static const Services all{ServiceOptions{}};
    return all;
}

Comparison compare_in(TextPairs& pairs, const std::string& before, const std::string& after) {
    const auto [old_text, new_text] = pairs.read(before, after, InputFormat::markdown);
    return pairs.compare(old_text, new_text);
}

TEST_CASE("a pair says the same alone and after other pairs that share its clauses") {
    const std::string head = "# Terms\n\nWe may close your account at any time without notice.\n\n";
    const std::string old_notice = "We tell you 30 days before we change a price.\n\n";
    const std::string new_notice = "We tell you 7 days before we change a price.\n\n";
    const std::string court = "All disputes are settled by binding arbitration.\n\n";
    const std::string same_elsewhere = "## Disputes\n\n" + court;
    const std::vector<std::pair<std::string, std::string>> given{
        {head + old_notice, head + new_notice},
        {head + new_notice, head + new_notice + court},
        {head + new_notice + court, head + old_notice + same_elsewhere},
        {head + old_notice, head + old_notice},
        {"", head},
        {head + court, head},
    };
    TextPairs all(services());
    for (const auto& [before, after] : given) {
        CAPTURE(before);
        CAPTURE(after);
        TextPairs fresh(services());
        const ChangeSummary together = compare_in(all, before, after).summary;
        const ChangeSummary alone = compare_in(fresh, before, after).summary;
        CHECK(together.substantive == alone.substantive);
        CHECK(alone.substantive == (before != after));
        REQUIRE(together.items.size() == alone.items.size());
        for (std::size_t i = 0; i < alone.items.size(); ++i) {
            CHECK(together.items[i].type == alone.items[i].type);
            CHECK(together.items[i].summary == alone.items[i].summary);
            CHECK(together.items[i].before == alone.items[i].before);
            CHECK(together.items[i].after == alone.items[i].after);
        }
    }
}

TEST_CASE("what was read is forgotten in time, and read again rightly") {
    TextPairs pairs(services());
    const std::string before = "We keep your data for 30 days.\n";
    const std::string after = "We keep your data for 90 days.\n";
    const std::string summary = compare_in(pairs, before, after).summary.items.at(0).summary;
    // More than it remembers, in few parts.
    const std::string large = "```\n" + std::string(std::size_t{9} << 20U, 'x') + "\n```\n";
    CHECK_FALSE(compare_in(pairs, large, large).summary.substantive);
    CHECK(compare_in(pairs, before, after).summary.items.at(0).summary == summary);
}

}  // namespace
}  // namespace smallprint
