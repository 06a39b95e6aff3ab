#include "analysis/changes_quiet.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analysis/changes_groups.h"
#include "analysis/changes_text.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_side = 4000;

// The words of a block that count, as one number: equal for "Updated 3 March" and "Updated 4 March".
std::uint64_t words_key(const Block& block) {
    ComparedText text;
    compare_text(block.text, text);
    std::uint64_t key = static_cast<std::uint64_t>(block.kind) + 1;
    for (const WordHash word : text.words) {
        constexpr std::uint64_t prime =
            0x9E37'79B9'7F4A'7C15U;  // 2^64 by the golden ratio (Knuth, TAOCP 6.4)
        key = (key ^ word) * prime;
        key ^= key >> 29U;
    }
    return key;
}

std::string side(std::string_view text) {
    if (text.size() <= longest_side) {
        return std::string(text);
    }
    std::size_t end = longest_side;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(text.substr(0, end)) + "\u2026";
}

}  // namespace

std::vector<ChangeItem> quiet_changes(const Document& before, const Document& after, std::size_t most) {
    std::unordered_map<std::string_view, std::int64_t> stands;  // How often more in the old than in the new.
    for (const Block& block : before.blocks) {
        ++stands[block.text];
    }
    std::vector<std::uint32_t> fresh;
    for (std::uint32_t i = 0; i < after.blocks.size(); ++i) {
        if (--stands[after.blocks[i].text] < 0) {
            fresh.push_back(i);
        }
    }
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>
        gone;  // Old blocks by their words, last first.
    for (std::uint32_t i = static_cast<std::uint32_t>(before.blocks.size()); i > 0; --i) {
        std::int64_t& left = stands[before.blocks[i - 1].text];
        if (left > 0) {
            --left;
            gone[words_key(before.blocks[i - 1])].push_back(i - 1);
        }
    }
    std::vector<ChangeItem> items;
    for (const std::uint32_t i : fresh) {
        if (items.size() == most) {
            break;
        }
        const auto found = gone.find(words_key(after.blocks[i]));
        if (found == gone.end() || found->second.empty()) {
            continue;
        }
        const Block& old = before.blocks[found->second.back()];
        found->second.pop_back();
        const std::string heading =
            after.blocks[i].kind == BlockKind::heading ? std::string() : heading_above(after, i);
        ChangeItem item;
        item.kind = ChangeKind::cosmetic;
        item.substantive = false;
        item.summary = "Only a date, a number, an address or a mark changed" +
                       (heading.empty() ? "." : " in \u201C" + heading + "\u201D.");
        item.before = side(old.text);
        item.after = side(after.blocks[i].text);
        items.push_back(std::move(item));
    }
    return items;
}

}  // namespace smallprint
