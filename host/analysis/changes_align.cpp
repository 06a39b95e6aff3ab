#include "analysis/changes_align.h"

#include <xxhash.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "analysis/changes_similar.h"

namespace smallprint {

namespace {

using BlockPair = std::pair<std::uint32_t, std::uint32_t>;

// Positions of equal things of one side, given out in order.
class Queues {
public:
    void add(std::uint64_t hash, std::uint32_t position) { queues_[hash].positions.push_back(position); }
    [[nodiscard]] bool knows(std::uint64_t hash) const { return queues_.contains(hash); }
    /// The next position of the hash, or no_partner.
    std::uint32_t take(std::uint64_t hash) {
        const auto found = queues_.find(hash);
        if (found == queues_.end() || found->second.next == found->second.positions.size()) {
            return no_partner;
        }
        return found->second.positions[found->second.next++];
    }

private:
    struct Queue {
        std::vector<std::uint32_t> positions;
        std::size_t next = 0;
    };
    std::unordered_map<std::uint64_t, Queue> queues_;
};

std::uint64_t text_hash(const Block& block) {
    return XXH3_64bits(block.text.data(), block.text.size());
}

// Blocks that stand out of order: those not on a longest ascending run of partners (patience sorting).
std::vector<std::uint32_t> out_of_order(const std::vector<BlockPair>& pairs) {
    std::vector<std::size_t> tails;
    std::vector<std::size_t> previous(pairs.size(), SIZE_MAX);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto place =
            std::lower_bound(tails.begin(), tails.end(), pairs[i].first,
                             [&](std::size_t t, std::uint32_t value) { return pairs[t].first < value; });
        if (place != tails.begin()) {
            previous[i] = *(place - 1);
        }
        if (place == tails.end()) {
            tails.push_back(i);
        } else {
            *place = i;
        }
    }
    std::vector<bool> in_order(pairs.size(), false);
    for (std::size_t i = tails.empty() ? SIZE_MAX : tails.back(); i != SIZE_MAX; i = previous[i]) {
        in_order[i] = true;
    }
    std::vector<std::uint32_t> moved;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (!in_order[i]) {
            moved.push_back(pairs[i].second);
        }
    }
    return moved;
}

// Blocks equal as texts; returns for each side which blocks still have to be read.
void pair_equal_blocks(std::span<const Block> before, std::span<const Block> after, Alignment& out,
                       std::vector<bool>& before_done, std::vector<bool>& after_done) {
    std::size_t first = 0;
    const std::size_t shorter = std::min(before.size(), after.size());
    while (first < shorter && before[first].text == after[first].text) {
        ++first;
    }
    std::size_t last = 0;
    while (last < shorter - first &&
           before[before.size() - 1 - last].text == after[after.size() - 1 - last].text) {
        ++last;
    }
    const auto add_pair = [&](std::size_t b, std::size_t a) {
        out.equal_blocks.emplace_back(static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(a));
        before_done[b] = true;
        after_done[a] = true;
    };
    for (std::size_t i = 0; i < first; ++i) {
        add_pair(i, i);
    }
    Queues middle;
    for (std::size_t b = first; b < before.size() - last; ++b) {
        middle.add(text_hash(before[b]), static_cast<std::uint32_t>(b));
    }
    for (std::size_t a = first; a < after.size() - last; ++a) {
        const std::uint32_t b = middle.take(text_hash(after[a]));
        if (b != no_partner && before[b].text == after[a].text) {
            add_pair(b, a);
        }
    }
    for (std::size_t i = last; i > 0; --i) {
        add_pair(before.size() - i, after.size() - i);
    }
}

// What only stands more or fewer times than before says nothing new. Few blocks are left over, so they are
// what is remembered, and of the other side only blocks as long as one of them are looked at.
std::vector<bool> repeated_blocks(std::span<const Block> side, const std::vector<bool>& done,
                                  std::span<const Block> other) {
    std::vector<bool> repeated(side.size(), false);
    std::unordered_map<std::string_view, bool> known;  // the texts left over: does the other side have them?
    std::unordered_set<std::size_t> sizes;
    for (std::size_t i = 0; i < side.size(); ++i) {
        if (!done[i]) {
            known.try_emplace(side[i].text, false);
            sizes.insert(side[i].text.size());
        }
    }
    if (known.empty()) {
        return repeated;
    }
    for (const Block& block : other) {
        if (sizes.contains(block.text.size())) {
            if (const auto found = known.find(block.text); found != known.end()) {
                found->second = true;
            }
        }
    }
    for (std::size_t i = 0; i < side.size(); ++i) {
        repeated[i] = !done[i] && known.find(side[i].text)->second;
    }
    return repeated;
}

void read_side(std::span<const Block> blocks, const std::vector<bool>& done,
               const std::vector<bool>& repeated, AlignedSide& side) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!done[i]) {
            compare_text(blocks[i].text, side.text);
            side.block.resize(side.text.sentences.size(), static_cast<std::uint32_t>(i));
            side.fate.resize(side.text.sentences.size(),
                             repeated[i] ? SentenceFate::same : SentenceFate::alone);
        }
    }
    side.partner.assign(side.text.sentences.size(), no_partner);
    side.counterpart.assign(blocks.size(), no_partner);
}

void pair_equal_sentences(AlignedSide& before, AlignedSide& after) {
    Queues known;
    for (std::uint32_t i = 0; i < before.fate.size(); ++i) {
        const WordHash hash = before.text.sentences[i].hash;
        if (hash == 0) {
            before.fate[i] = SentenceFate::nothing;
        } else {
            known.add(hash, i);
        }
    }
    std::unordered_set<WordHash> seen;
    for (std::uint32_t i = 0; i < after.fate.size(); ++i) {
        const WordHash hash = after.text.sentences[i].hash;
        if (hash == 0) {
            after.fate[i] = SentenceFate::nothing;
            continue;
        }
        seen.insert(hash);
        if (!known.knows(hash)) {
            continue;
        }
        after.fate[i] = SentenceFate::same;
        if (const std::uint32_t partner = known.take(hash); partner != no_partner) {
            after.partner[i] = partner;
            before.partner[partner] = i;
        }
    }
    for (std::uint32_t i = 0; i < before.fate.size(); ++i) {
        if (before.fate[i] == SentenceFate::alone && seen.contains(before.text.sentences[i].hash)) {
            before.fate[i] = SentenceFate::same;
        }
    }
}

// Where most of each block lives on, counted in words of its paired sentences.
void find_counterparts(Alignment& out) {
    std::unordered_map<std::uint64_t, std::uint32_t> words;
    for (std::uint32_t i = 0; i < out.before.partner.size(); ++i) {
        const std::uint32_t partner = out.before.partner[i];
        if (partner != no_partner) {
            const std::uint64_t key = (std::uint64_t{out.before.block[i]} << 32U) | out.after.block[partner];
            words[key] += std::min(out.before.text.sentences[i].word_count,
                                   out.after.text.sentences[partner].word_count);
        }
    }
    out.shared.reserve(words.size());
    for (const auto& [key, count] : words) {
        out.shared.push_back(
            {{static_cast<std::uint32_t>(key >> 32U), static_cast<std::uint32_t>(key)}, count});
    }
    // The hash table's order must not show in the result.
    std::sort(out.shared.begin(), out.shared.end(), [](const auto& left, const auto& right) {
        return left.second != right.second ? left.second > right.second : left.first < right.first;
    });
    for (const auto& [blocks, count] : out.shared) {
        if (out.before.counterpart[blocks.first] == no_partner) {
            out.before.counterpart[blocks.first] = blocks.second;
        }
        if (out.after.counterpart[blocks.second] == no_partner) {
            out.after.counterpart[blocks.second] = blocks.first;
        }
    }
}

// A block rewritten whole shares no words with what it was; between the same neighbours it is still the same
// place.
void pair_by_place(std::span<const Block> before, std::span<const Block> after, Alignment& out) {
    const auto open = [](const AlignedSide& side, std::span<const Block> blocks, std::uint32_t block,
                         bool done) {
        return !done && block < blocks.size() && side.counterpart[block] == no_partner;
    };
    std::vector<bool> before_equal(before.size(), false);
    std::vector<bool> after_equal(after.size(), false);
    for (const auto& [b, a] : out.equal_blocks) {
        before_equal[b] = true;
        after_equal[a] = true;
    }
    for (const auto& [b, a] : out.equal_blocks) {
        const std::uint32_t next_b = b + 1;
        const std::uint32_t next_a = a + 1;
        const auto at = [](const std::vector<bool>& flags, std::uint32_t i) {
            return i < flags.size() && flags[i];
        };
        const bool one_each = open(out.before, before, next_b, at(before_equal, next_b)) &&
                              open(out.after, after, next_a, at(after_equal, next_a)) &&
                              before[next_b].kind == after[next_a].kind &&
                              (next_b + 1 == before.size() || at(before_equal, next_b + 1)) &&
                              (next_a + 1 == after.size() || at(after_equal, next_a + 1));
        if (one_each) {
            out.before.counterpart[next_b] = next_a;
            out.after.counterpart[next_a] = next_b;
        }
    }
}

}  // namespace

Alignment align(std::span<const Block> before, std::span<const Block> after) {
    Alignment out;
    std::vector<bool> before_done(before.size(), false);
    std::vector<bool> after_done(after.size(), false);
    pair_equal_blocks(before, after, out, before_done, after_done);
    out.moved = out_of_order(out.equal_blocks);
    read_side(before, before_done, repeated_blocks(before, before_done, after), out.before);
    read_side(after, after_done, repeated_blocks(after, after_done, before), out.after);
    pair_equal_sentences(out.before, out.after);
    pair_similar_sentences(out.before, out.after);
    find_counterparts(out);
    pair_by_place(before, after, out);
    return out;
}

}  // namespace smallprint
