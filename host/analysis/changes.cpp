#include "analysis/changes.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "analysis/changes_align.h"
#include "analysis/changes_groups.h"
#include "analysis/changes_meaning.h"
#include "analysis/compare_lazily.h"
#include "catalogue/words.h"

namespace smallprint {

namespace {

// Only so many items that change nothing are worth a line.
constexpr std::size_t most_cosmetic_items = 20;

std::vector<std::uint32_t> clauses_of_blocks(const Document& document) {
    std::vector<std::uint32_t> clause_of(document.blocks.size(), no_partner);
    for (std::uint32_t c = 0; c < document.clauses.size(); ++c) {
        const Clause& clause = document.clauses[c];
        for (std::uint32_t b = clause.first_block; b < clause.first_block + clause.block_count; ++b) {
            clause_of[b] = c;
        }
    }
    return clause_of;
}

// Each clause lives on in the one that has most of its words; of several that would be one, the best match.
std::vector<ClausePair> kept_clauses(const Document& before, const Document& after,
                                     const Alignment& alignment) {
    const std::vector<std::uint32_t> clause_before = clauses_of_blocks(before);
    const std::vector<std::uint32_t> clause_after = clauses_of_blocks(after);
    std::unordered_map<std::uint64_t, std::uint64_t> weights;
    const auto add = [&](std::uint32_t b, std::uint32_t a, std::uint64_t weight) {
        if (clause_before[b] != no_partner && clause_after[a] != no_partner) {
            weights[(std::uint64_t{clause_before[b]} << 32U) | clause_after[a]] += weight;
        }
    };
    constexpr std::uint64_t bytes_a_word = 6;
    for (const auto& [b, a] : alignment.equal_blocks) {
        add(b, a, before.blocks[b].text.size() + 1);
    }
    for (const auto& [blocks, words] : alignment.shared) {
        add(blocks.first, blocks.second, words * bytes_a_word);
    }
    struct Candidate {
        std::uint64_t weight = 0;
        std::uint64_t key = 0;
    };
    std::vector<Candidate> candidates;
    candidates.reserve(weights.size());
    for (const auto& [key, weight] : weights) {
        candidates.push_back({weight, key});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& left, const Candidate& right) {
        return left.weight != right.weight ? left.weight > right.weight : left.key < right.key;
    });
    std::vector<bool> before_taken(before.clauses.size(), false);
    std::vector<bool> after_taken(after.clauses.size(), false);
    std::vector<ClausePair> kept;
    for (const Candidate& candidate : candidates) {
        const auto b = static_cast<std::uint32_t>(candidate.key >> 32U);
        const auto a = static_cast<std::uint32_t>(candidate.key);
        if (!before_taken[b] && !after_taken[a]) {
            before_taken[b] = true;
            after_taken[a] = true;
            kept.push_back({b, a});
        }
    }
    std::sort(kept.begin(), kept.end(), [](const ClausePair& left, const ClausePair& right) {
        return std::tuple(left.after, left.before) < std::tuple(right.after, right.before);
    });
    return kept;
}

ChangeItem quiet_item(ChangeKind kind, std::string summary) {
    ChangeItem item;
    item.kind = kind;
    item.substantive = false;
    item.summary = std::move(summary);
    return item;
}

std::string paragraphs(std::size_t count, const char* one, const char* many) {
    return count == 1 ? "One paragraph " + std::string(one) : std::to_string(count) + " paragraphs " + many;
}

// Paragraphs that only stand elsewhere, or were cut or joined without losing a word.
void add_rearrangements(const Alignment& alignment, std::vector<RankedItem>& items) {
    if (!alignment.moved.empty()) {
        items.push_back(
            {quiet_item(ChangeKind::moved,
                        paragraphs(alignment.moved.size(), "now stands elsewhere.", "now stand elsewhere.")),
             0.0});
    }
    std::unordered_map<std::uint32_t, std::size_t> targets;
    std::unordered_map<std::uint32_t, std::size_t> sources;
    for (const auto& [blocks, words] : alignment.shared) {
        ++targets[blocks.first];
        ++sources[blocks.second];
    }
    const auto several = [](const std::unordered_map<std::uint32_t, std::size_t>& counts) {
        return static_cast<std::size_t>(
            std::count_if(counts.begin(), counts.end(), [](const auto& entry) { return entry.second > 1; }));
    };
    if (const std::size_t split = several(targets); split > 0) {
        items.push_back({quiet_item(ChangeKind::split, paragraphs(split, "was split.", "were split.")), 0.0});
    }
    if (const std::size_t merged = several(sources); merged > 0) {
        items.push_back({quiet_item(ChangeKind::merged, paragraphs(merged, "was put together from several.",
                                                                   "were put together from several.")),
                         0.0});
    }
}

void order_items(std::vector<RankedItem>& items, std::vector<ChangeItem>& out) {
    std::stable_sort(items.begin(), items.end(), [](const RankedItem& left, const RankedItem& right) {
        return std::tuple(!left.item.substantive, -left.weight, -static_cast<int>(left.item.severity)) <
               std::tuple(!right.item.substantive, -right.weight, -static_cast<int>(right.item.severity));
    });
    std::size_t quiet = 0;
    for (RankedItem& ranked : items) {
        if (ranked.item.substantive || ++quiet <= most_cosmetic_items) {
            out.push_back(std::move(ranked.item));
        }
    }
}

// The words of some blocks, one after the other; split block by block, as far as they are asked for.
class WordWalk {
public:
    explicit WordWalk(std::span<const Block> blocks) : blocks_(blocks) {}

    // Valid until the next call; nothing after the last word.
    std::optional<std::string_view> next() {
        while (at_ == words_.size()) {
            if (block_ == blocks_.size()) {
                return std::nullopt;
            }
            split_words(blocks_[block_++].text, words_);
            at_ = 0;
        }
        return words_.key(at_++);
    }

private:
    std::span<const Block> blocks_;
    std::size_t block_ = 0;
    Words words_;
    std::size_t at_ = 0;
};

// Sentences may be parted and joined anew, and marks set, without a word being changed: "services.If" made
// "services. If" is two sentences for one, and says nothing new.
bool same_words(std::span<const Block> before, std::span<const Block> after) {
    while (!before.empty() && !after.empty() && before.front().text == after.front().text) {
        before = before.subspan(1);
        after = after.subspan(1);
    }
    while (!before.empty() && !after.empty() && before.back().text == after.back().text) {
        before = before.first(before.size() - 1);
        after = after.first(after.size() - 1);
    }
    WordWalk old_words(before);
    WordWalk new_words(after);
    for (;;) {
        const auto old_word = old_words.next();
        const auto new_word = new_words.next();
        if (old_word != new_word) {
            return false;  // mostly within a few words
        }
        if (!old_word) {
            return true;
        }
    }
}

ReadEvidence given(std::span<const std::vector<Evidence>> evidence) {
    return [evidence](std::uint32_t clause) -> const std::vector<Evidence>& {
        static const std::vector<Evidence> nothing;
        return clause < evidence.size() ? evidence[clause] : nothing;
    };
}

}  // namespace

const char* to_string(ChangeKind kind) noexcept {
    switch (kind) {
        case ChangeKind::added:
            return "added";
        case ChangeKind::removed:
            return "removed";
        case ChangeKind::edited:
            return "edited";
        case ChangeKind::moved:
            return "moved";
        case ChangeKind::split:
            return "split";
        case ChangeKind::merged:
            return "merged";
        case ChangeKind::cosmetic:
            return "cosmetic";
    }
    return "edited";
}

Comparison compare(const VersionView& before, const VersionView& after, const Catalogue& catalogue,
                   const CompareOptions& options) {
    return compare_lazily({before.document, given(before.evidence)}, {after.document, given(after.evidence)},
                          catalogue, options);
}

Comparison compare_lazily(const LazyVersion& before, const LazyVersion& after, const Catalogue& catalogue,
                          const CompareOptions& options) {
    Comparison comparison;
    const Alignment alignment = align(before.document.blocks, after.document.blocks);
    comparison.kept = kept_clauses(before.document, after.document, alignment);
    if (before.document.canonical_text == after.document.canonical_text) {
        return comparison;
    }
    std::vector<ChangeGroup> groups = group_changes(before.document, after.document, alignment);
    if (options.aligned_only) {
        std::erase_if(groups, [](const ChangeGroup& group) {
            return group.before_block == no_partner || group.after_block == no_partner;
        });
    }
    const bool any =
        std::any_of(groups.begin(), groups.end(), [](const ChangeGroup& group) { return group.substantive; });
    if (any && same_words(before.document.blocks, after.document.blocks)) {
        for (ChangeGroup& group : groups) {
            group.substantive = false;
        }
    }
    for (const ChangeGroup& group : groups) {
        if (!group.substantive) {
            continue;
        }
        comparison.summary.substantive = true;
        if (group.before_block == no_partner) {
            comparison.summary.added += group.blocks;
        } else if (group.after_block == no_partner) {
            comparison.summary.removed += group.blocks;
        } else {
            ++comparison.summary.changed;
        }
    }
    std::vector<RankedItem> items = name_changes(before, after, alignment, groups, catalogue);
    add_rearrangements(alignment, items);
    order_items(items, comparison.summary.items);
    return comparison;
}

}  // namespace smallprint
